// Buffer: bytes that the person edits with Ui::hex. The host owns the memory and grows it; this frees it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "../ext/ui.h"
#include "host.hpp"

namespace lifeboat::sdk {

class Buffer {
 public:
  // Throws Failed when the host has no ui, or no memory.
  explicit Buffer(Host host)
      : api_(&host.extension<lb_ui_api>(LB_EXT_UI)),
        buffer_(api_->buffer_create(host.raw(), nullptr, 0), Destroy{api_, host.raw()}) {
    if (!buffer_) throw Failed(host.failure(LB_REFUSED));
  }

  // A copy: the host's own pointer lasts only until the next change.
  [[nodiscard]] std::vector<std::uint8_t> get() const {
    std::size_t size = 0;
    const std::uint8_t* bytes = api_->buffer_get(buffer_.get(), &size);
    return size == 0 ? std::vector<std::uint8_t>() : std::vector<std::uint8_t>(bytes, bytes + size);
  }
  // False: more than the 16 MiB that a buffer may have; nothing changed.
  bool set(std::span<const std::uint8_t> bytes) {
    return api_->buffer_set(buffer_.get(), bytes.data(), bytes.size()) == LB_OK;
  }
  [[nodiscard]] lb_buffer* raw() const { return buffer_.get(); }

 private:
  struct Destroy {
    const lb_ui_api* api;
    const lb_host* host;
    void operator()(lb_buffer* buffer) const { api->buffer_destroy(host, buffer); }
  };
  const lb_ui_api* api_;
  std::unique_ptr<lb_buffer, Destroy> buffer_;
};

}  // namespace lifeboat::sdk

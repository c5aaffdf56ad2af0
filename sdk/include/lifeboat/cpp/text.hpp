// Text: a text that the person edits with Ui::input. The host owns the buffer and grows it; this frees it.
#pragma once

#include <memory>
#include <string>

#include "../ext/ui.h"
#include "host.hpp"

namespace lifeboat::sdk {

class Text {
 public:
  // Throws Failed when the host has no ui, or no memory.
  explicit Text(Host host, const std::string& utf8 = {})
      : api_(&host.extension<lb_ui_api>(LB_EXT_UI)),
        text_(api_->text_create(host.raw(), utf8.c_str()), Destroy{api_, host.raw()}) {
    if (!text_) throw Failed(host.failure(LB_REFUSED));
  }

  // A copy: the host's own pointer lasts only until the next change.
  [[nodiscard]] std::string get() const { return api_->text_get(text_.get()); }
  // False: longer than the 1 MiB that a text may have; nothing changed.
  bool set(const std::string& utf8) { return api_->text_set(text_.get(), utf8.c_str()) == LB_OK; }
  [[nodiscard]] lb_text* raw() const { return text_.get(); }

 private:
  struct Destroy {
    const lb_ui_api* api;
    const lb_host* host;
    void operator()(lb_text* text) const { api->text_destroy(host, text); }
  };
  const lb_ui_api* api_;
  std::unique_ptr<lb_text, Destroy> text_;
};

}  // namespace lifeboat::sdk

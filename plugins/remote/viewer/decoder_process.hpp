// A decoder process as the viewer holds it: commands go in, answers come out, on the io_context's thread. It may die
// at any moment; then `on_died` is called once, and another one takes over (picture_pipe.hpp).
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "host/base/error.hpp"
#include "plugins/remote/viewer/decoder_wire.hpp"
#include "plugins/remote/viewer/picture_memory.hpp"

namespace lifeboat::remote::viewer {

class DecoderProcess {
 public:
  struct Events {
    std::function<void(const DecoderAnswer& answer, std::span<const std::uint8_t> tiles)> on_answer;
    std::function<void()> on_died;
  };
  // `program` is lifeboat-viewer itself. `memory` is borrowed.
  [[nodiscard]] static Result<std::unique_ptr<DecoderProcess>> start(boost::asio::io_context& context,
                                                                     const std::filesystem::path& program,
                                                                     const PictureMemory& memory, Events events);
  // Ends the process.
  virtual ~DecoderProcess() = default;
  virtual void send(const DecoderCommand& command, std::span<const std::uint8_t> payload) = 0;
  [[nodiscard]] virtual int process_id() const = 0;
};

}  // namespace lifeboat::remote::viewer

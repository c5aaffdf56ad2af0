#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "host/base/text.hpp"
#include "host/base/unique_fd.hpp"
#include "plugins/remote/protocol/messages.hpp"
#include "plugins/remote/viewer/picture_memory.hpp"

namespace lifeboat::remote::viewer {
namespace {

class Memfd final : public PictureMemory {
 public:
  Memfd(UniqueFd fd, const std::byte* pixels) : fd_(std::move(fd)), pixels_(pixels) {}
  ~Memfd() override { ::munmap(const_cast<std::byte*>(pixels_), capacity_bytes()); }

  [[nodiscard]] screen::PixelView view(screen::Size size) const override {
    return {pixels_, size, stride_bytes(size)};
  }
  [[nodiscard]] int fd() const override { return fd_.get(); }

 private:
  UniqueFd fd_;
  const std::byte* pixels_;
};

}  // namespace

std::size_t PictureMemory::capacity_bytes() {
  return static_cast<std::size_t>(protocol::k_max_side_px) * protocol::k_max_side_px * 4;
}

Result<std::unique_ptr<PictureMemory>> PictureMemory::create() {
  const auto failure = [] {
    return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("no memory for the picture: {}")), std::strerror(errno)));
  };
  UniqueFd fd(::memfd_create("lifeboat-remote-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd.is_open() || ::ftruncate(fd.get(), static_cast<off_t>(capacity_bytes())) != 0) return failure();
  if (::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) return failure();
  void* pixels = ::mmap(nullptr, capacity_bytes(), PROT_READ, MAP_SHARED | MAP_NORESERVE, fd.get(), 0);
  if (pixels == MAP_FAILED) return failure();
  return std::make_unique<Memfd>(std::move(fd), static_cast<const std::byte*>(pixels));
}

}  // namespace lifeboat::remote::viewer

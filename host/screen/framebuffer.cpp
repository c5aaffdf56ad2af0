#include "host/screen/framebuffer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::screen {
namespace {

// Rows begin on a cache line, which the renderer and the encoder's colour conversion both like.
constexpr std::size_t k_row_alignment_bytes = 64;

// Our own mapping stays writable; every later one is for reading.
constexpr int k_seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE | F_SEAL_SEAL;

tl::unexpected<Error> no_memory() {
  return fail(ErrorKind::io, fmt::format(fmt::runtime(tr("no memory for the picture: {}")), std::strerror(errno)));
}

}  // namespace

Result<Framebuffer> Framebuffer::create(Size size) {
  if (size.width < 1 || size.height < 1 || size.width > k_max_side_px || size.height > k_max_side_px) {
    return fail(ErrorKind::bad_use,
                fmt::format(fmt::runtime(tr("a picture of {}x{} pixels is not possible")), size.width, size.height));
  }
  const auto row_bytes = static_cast<std::size_t>(size.width) * 4;
  const auto stride = (row_bytes + k_row_alignment_bytes - 1) / k_row_alignment_bytes * k_row_alignment_bytes;
  const auto bytes = stride * static_cast<std::size_t>(size.height);
  UniqueFd fd(::memfd_create("lifeboat-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd.is_open() || ::ftruncate(fd.get(), static_cast<off_t>(bytes)) != 0) return no_memory();
  void* pixels = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
  if (pixels == MAP_FAILED) return no_memory();
  if (::fcntl(fd.get(), F_ADD_SEALS, k_seals) != 0) {
    ::munmap(pixels, bytes);
    return no_memory();
  }
  return Framebuffer(std::move(fd), static_cast<std::byte*>(pixels), size, stride);
}

Framebuffer::Framebuffer(UniqueFd fd, std::byte* pixels, Size size, std::size_t stride_bytes)
    : fd_(std::move(fd)), pixels_(pixels), size_(size), stride_bytes_(stride_bytes) {}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : fd_(std::move(other.fd_)),
      pixels_(std::exchange(other.pixels_, nullptr)),
      size_(other.size_),
      stride_bytes_(other.stride_bytes_),
      sequence_(other.sequence_) {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
  if (this == &other) return *this;
  unmap();
  fd_ = std::move(other.fd_);
  pixels_ = std::exchange(other.pixels_, nullptr);
  size_ = other.size_;
  stride_bytes_ = other.stride_bytes_;
  sequence_ = other.sequence_;
  return *this;
}

Framebuffer::~Framebuffer() { unmap(); }

void Framebuffer::unmap() {
  if (pixels_ != nullptr) ::munmap(pixels_, stride_bytes_ * static_cast<std::size_t>(size_.height));
  pixels_ = nullptr;
}

Result<UniqueFd> Framebuffer::read_only_fd() const {
  UniqueFd fd(::open(fmt::format("/proc/self/fd/{}", fd_.get()).c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.is_open()) return fd;
  return fail(ErrorKind::io,
              fmt::format(fmt::runtime(tr("the picture cannot be handed over: {}")), std::strerror(errno)));
}

Status Framebuffer::resize(Size size) {
  if (size == size_) return {};
  auto made = create(size);
  if (!made) return tl::unexpected<Error>(made.error());
  const auto sequence = sequence_;
  *this = std::move(*made);
  sequence_ = sequence;
  return {};
}

std::span<std::uint32_t> Framebuffer::row(int y) {
  auto* start = pixels_ + stride_bytes_ * static_cast<std::size_t>(y);
  return {reinterpret_cast<std::uint32_t*>(start), static_cast<std::size_t>(size_.width)};
}

std::span<const std::uint32_t> Framebuffer::row(int y) const {
  const auto* start = pixels_ + stride_bytes_ * static_cast<std::size_t>(y);
  return {reinterpret_cast<const std::uint32_t*>(start), static_cast<std::size_t>(size_.width)};
}

}  // namespace lifeboat::screen

#include <sys/mman.h>
#include <sys/stat.h>

#include <utility>

#include "plugins/remote/session/screen_link.hpp"

namespace lifeboat::remote::session {
namespace {

std::size_t bytes_of(const video::PictureView& view) { return view.stride_bytes * static_cast<std::size_t>(view.height); }

bool is_plausible(const lb_record_picture& record) {
  return record.width > 0 && record.height > 0 && record.width <= LB_SCREEN_MAX_SIDE_PX &&
         record.height <= LB_SCREEN_MAX_SIDE_PX && record.stride_bytes >= record.width * 4 &&
         record.stride_bytes <= LB_SCREEN_MAX_SIDE_PX * 8U;
}

}  // namespace

sdk::Outcome<SharedPicture> SharedPicture::map(const lb_record_picture& record, sdk::UniqueFd fd) {
  if (!fd.is_open() || !is_plausible(record)) return sdk::Failure{LB_REFUSED, "the host sent a picture that is none"};
  const video::PictureView wanted{nullptr, static_cast<int>(record.width), static_cast<int>(record.height),
                                  record.stride_bytes};
  struct stat facts{};
  // A mapping beyond the end of the file would end this process at the first look.
  if (::fstat(fd.get(), &facts) != 0 || static_cast<std::size_t>(facts.st_size) < bytes_of(wanted)) {
    return sdk::Failure{LB_REFUSED, "the host sent a picture that is cut short"};
  }
  void* pixels = ::mmap(nullptr, bytes_of(wanted), PROT_READ, MAP_SHARED, fd.get(), 0);
  if (pixels == MAP_FAILED) return sdk::Failure{LB_REFUSED, "the console's picture cannot be mapped"};
  video::PictureView view = wanted;
  view.pixels = static_cast<const std::uint8_t*>(pixels);
  return SharedPicture(view, record.scale_percent);
}

SharedPicture::SharedPicture(SharedPicture&& other) noexcept
    : view_(std::exchange(other.view_, {})), scale_percent_(other.scale_percent_) {}

SharedPicture& SharedPicture::operator=(SharedPicture&& other) noexcept {
  std::swap(view_, other.view_);
  std::swap(scale_percent_, other.scale_percent_);
  return *this;
}

SharedPicture::~SharedPicture() {
  if (view_.pixels != nullptr) ::munmap(const_cast<std::uint8_t*>(view_.pixels), bytes_of(view_));
}

}  // namespace lifeboat::remote::session

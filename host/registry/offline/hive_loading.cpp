#include "host/registry/offline/hive_loading.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {

HiveLoading::HiveLoading(LoadRequest request, const WindowsFiles& files, Background background)
    : request_(std::move(request)), background_(std::move(background)) {
  auto found = std::make_shared<Result<HiveFile>>();
  looking_ = background_.run(
      [found, files, path = request_.file](jobs::JobControl&) -> Status {
        *found = files.find_typed(path);
        return {};
      },
      [this, found](const Status&) { found_ = found; });
}

Result<HiveFile> HiveLoading::file() { return found_ ? *found_ : Result<HiveFile>(busy()); }

Result<std::unique_ptr<HiveSlot>> HiveLoading::slot() {
  if (!slot_) {
    slot_ = std::make_unique<HiveSlot>(**found_, HivePlace{{request_.root, request_.name}, {}, {}, true});
    slot_->read_in(background_);
  }
  auto hive = slot_->hive();
  if (hive) return std::move(slot_);
  return hive.error().kind == ErrorKind::busy ? busy() : tl::unexpected<Error>(hive.error());
}

tl::unexpected<Error> HiveLoading::busy() const {
  return fail(ErrorKind::busy, fmt::format(fmt::runtime(tr("{} is still being read")), request_.file));
}

}  // namespace lifeboat::registry

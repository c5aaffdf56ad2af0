#include "host/registry/offline/hive_slot.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {
namespace {

std::string file_name(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

}  // namespace

HiveSlot::HiveSlot(std::shared_ptr<target::VolumeAccess> volume, std::string file_path,
                   std::vector<std::string> mount_point)
    : volume_(std::move(volume)), file_path_(std::move(file_path)), mount_point_(std::move(mount_point)) {}

Result<Hive*> HiveSlot::hive() {
  if (hive_) return &*hive_;
  if (error_) return tl::unexpected<Error>(*error_);
  const std::string name = file_name(file_path_);
  auto opened = volume_->read_file(file_path_, k_hive_limit_bytes).and_then([&](std::vector<std::byte> bytes) {
    return Hive::open(std::move(bytes), name);
  });
  if (opened) return &hive_.emplace(std::move(*opened));
  error_ = Error{opened.error().kind, fmt::format(fmt::runtime(tr("cannot open hive {}: {}")), name,
                                                  opened.error().message)};
  return tl::unexpected<Error>(*error_);
}

void HiveSlot::forget() {
  hive_.reset();
  error_.reset();
  changes.clear();
}

}  // namespace lifeboat::registry

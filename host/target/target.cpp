#include "host/target/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"
#include "host/target/find_installations.hpp"
#include "host/target/open_disk.hpp"

namespace lifeboat::target {
namespace {

class OpenTarget : public Target {
 public:
  explicit OpenTarget(std::vector<OpenedDisk> opened, std::vector<std::string> notices = {})
      : notices_(std::move(notices)) {
    for (OpenedDisk& disk : opened) add_disk(std::move(disk), opened.size() > 1);
    for (std::size_t index = 0; index < volumes_.size(); ++index) add_installations(index);
  }

  const std::string& path() const override { return path_; }
  const std::vector<Disk>& disks() const override { return disks_; }
  std::vector<Volume>& volumes() override { return volumes_; }
  std::vector<Installation>& installations() override { return installations_; }
  const std::vector<std::string>& notices() const override { return notices_; }

 private:
  void add_disk(OpenedDisk opened, bool is_one_of_several) {
    const std::string& path = opened.disk.path;
    for (Volume& volume : opened.volumes) {
      volume.disk = disks_.size();
      volumes_.push_back(std::move(volume));
    }
    for (std::string& notice : opened.notices) {
      notices_.push_back(is_one_of_several ? fmt::format("{}: {}", path, notice) : std::move(notice));
    }
    path_ += (path_.empty() ? "" : ", ") + path;
    disks_.push_back(std::move(opened.disk));
  }

  void add_installations(std::size_t index) {
    for (Installation& found : find_installations(volumes_[index])) {
      found.volume = index;
      found.number = static_cast<std::uint32_t>(installations_.size() + 1);
      installations_.push_back(std::move(found));
    }
  }

  std::string path_;
  std::vector<Disk> disks_;
  std::vector<Volume> volumes_;
  std::vector<Installation> installations_;
  std::vector<std::string> notices_;
};

// A disk that is there twice could never be written: each of the two would keep the other's lock from rising.
bool is_among(const std::vector<OpenedDisk>& opened, const OpenedDisk& disk) {
  return std::ranges::find(opened, disk.lock_place, &OpenedDisk::lock_place) != opened.end();
}

}  // namespace

Result<std::unique_ptr<Target>> Target::open(std::span<const std::string> paths, const OpenOptions& options) {
  if (paths.size() > k_max_disks) {
    return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("no more than {} disks can be opened")), k_max_disks));
  }
  std::vector<OpenedDisk> opened;
  for (const std::string& path : paths) {
    auto disk = open_disk(path, options);
    if (!disk) return tl::unexpected(disk.error());
    if (is_among(opened, *disk)) {
      return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("{} was named twice")), path));
    }
    opened.push_back(std::move(*disk));
  }
  return std::make_unique<OpenTarget>(std::move(opened));
}

Result<std::unique_ptr<Target>> Target::open_machine(std::span<const std::string> disks) {
  if (disks.empty()) {
    return fail(ErrorKind::not_found, tr("No disk was found in this computer. Its controller may need a driver."));
  }
  std::vector<OpenedDisk> opened;
  std::vector<std::string> notices;
  for (const std::string& disk : disks) {
    auto one = open_disk(disk, {.is_live = true});
    if (one) {
      opened.push_back(std::move(*one));
    } else if (disks.size() == 1) {
      return tl::unexpected(one.error());
    } else {
      notices.push_back(one.error().message);
    }
  }
  return std::make_unique<OpenTarget>(std::move(opened), std::move(notices));
}

std::string describe_volume(const Target& target, const Volume& volume) {
  const std::string& disk = target.disks()[volume.disk].path;
  if (volume.number == 0) return disk;
  std::string name = fmt::format(fmt::runtime(tr("volume {} of {}")), volume.number, disk);
  return volume.label.empty() ? name : fmt::format("{} ({})", name, volume.label);
}

}  // namespace lifeboat::target

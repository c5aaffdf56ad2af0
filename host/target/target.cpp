#include "host/target/target.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/target/disk_image.hpp"
#include "host/target/find_installations.hpp"
#include "host/target/folder_volume.hpp"
#include "host/target/gpt_check.hpp"
#include "host/target/ntfs_volume.hpp"
#include "host/target/partition_probe.hpp"

namespace lifeboat::target {
namespace {

class OpenTarget : public Target {
 public:
  OpenTarget(std::string path, std::vector<Volume> volumes, std::vector<std::string> notices)
      : path_(std::move(path)), volumes_(std::move(volumes)), notices_(std::move(notices)) {
    for (std::size_t index = 0; index < volumes_.size(); ++index) add_installations(index);
  }

  const std::string& path() const override { return path_; }
  std::vector<Volume>& volumes() override { return volumes_; }
  std::vector<Installation>& installations() override { return installations_; }
  const std::vector<std::string>& notices() const override { return notices_; }

 private:
  void add_installations(std::size_t index) {
    for (Installation& found : find_installations(volumes_[index])) {
      found.volume = index;
      found.number = static_cast<std::uint32_t>(installations_.size() + 1);
      installations_.push_back(std::move(found));
    }
  }

  std::string path_;
  std::vector<Volume> volumes_;
  std::vector<Installation> installations_;
  std::vector<std::string> notices_;
};

Result<std::unique_ptr<Target>> open_folder(const std::string& path) {
  auto access = FolderVolume::open(path);
  if (!access) return tl::unexpected(access.error());
  Volume volume;
  volume.access = std::move(*access);
  return std::make_unique<OpenTarget>(path, std::vector<Volume>{std::move(volume)}, std::vector<std::string>());
}

// Why a partition cannot be read, "" if nothing stands against it.
std::string problem_of(const Partition& partition, const DiskImage& image) {
  const std::uint64_t size = image.size_bytes();
  if (partition.offset_bytes > size || partition.size_bytes > size - partition.offset_bytes) {
    return tr("it lies beyond the end of the image");
  }
  if (partition.file_system == "BitLocker") return tr("it is locked by BitLocker");
  if (partition.file_system.empty()) return tr("it holds no file system that Lifeboat knows");
  if (partition.file_system != "ntfs") return tr("Lifeboat reads NTFS volumes only");
  if (::geteuid() != 0) return tr("the volumes of a disk image need root; a folder works without");
  return "";
}

Volume make_volume(Partition partition, const std::shared_ptr<DiskImage>& image) {
  Volume volume;
  volume.problem = problem_of(partition, *image);
  volume.number = partition.number;
  volume.label = std::move(partition.label);
  volume.partition_name = std::move(partition.name);
  volume.file_system = std::move(partition.file_system);
  volume.partition_guid = std::move(partition.guid);
  volume.offset_bytes = partition.offset_bytes;
  volume.size_bytes = partition.size_bytes;
  if (!volume.problem.empty()) return volume;
  const std::string name = fmt::format(fmt::runtime(tr("volume {} of {}")), volume.number, image->path());
  volume.access = std::make_shared<NtfsVolume>(image, name, volume.offset_bytes, volume.size_bytes);
  return volume;
}

Result<std::unique_ptr<Target>> open_image(const std::string& path) {
  auto image = DiskImage::open(path);
  if (!image) return tl::unexpected(image.error());
  auto notices = check_gpt(**image);
  if (!notices) return tl::unexpected(notices.error());
  auto partitions = probe_partitions(**image);
  if (!partitions) return tl::unexpected(partitions.error());
  std::vector<Volume> volumes;
  for (Partition& partition : *partitions) volumes.push_back(make_volume(std::move(partition), *image));
  return std::make_unique<OpenTarget>(path, std::move(volumes), std::move(*notices));
}

}  // namespace

Result<std::unique_ptr<Target>> Target::open(const std::string& path) {
  struct stat facts {};
  const bool is_folder = ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
  return is_folder ? open_folder(path) : open_image(path);
}

}  // namespace lifeboat::target

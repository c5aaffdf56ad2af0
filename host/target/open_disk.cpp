#include "host/target/open_disk.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "host/base/text.hpp"
#include "host/target/disk_image.hpp"
#include "host/target/folder_volume.hpp"
#include "host/target/gpt_check.hpp"
#include "host/target/mbr_check.hpp"
#include "host/target/ntfs_volume.hpp"
#include "host/target/partition_overlap.hpp"
#include "host/target/partition_probe.hpp"

namespace lifeboat::target {
namespace {

Result<OpenedDisk> open_folder(const std::string& path) {
  auto access = FolderVolume::open(path);
  if (!access) return tl::unexpected(access.error());
  OpenedDisk opened;
  opened.disk.path = path;
  opened.lock_place = (*access)->lock_place();
  Volume volume;
  volume.access = std::move(*access);
  opened.volumes.push_back(std::move(volume));
  return opened;
}

// Why a partition cannot be read, "" if nothing stands against it.
std::string problem_of(const Partition& partition, const DiskImage& image) {
  const std::uint64_t size = image.size_bytes();
  if (partition.offset_bytes > size || partition.size_bytes > size - partition.offset_bytes) {
    return tr("it lies beyond the end of the disk");
  }
  if (partition.size_bytes == 0) return tr("its size is zero");
  if (partition.file_system == "BitLocker") return tr("it is locked by BitLocker");
  if (partition.file_system.empty() && partition.is_dynamic) return tr("it belongs to a dynamic disk of Windows");
  if (partition.file_system.empty()) return tr("it holds no file system that Lifeboat knows");
  if (partition.file_system != "ntfs") return tr("Lifeboat reads NTFS volumes only");
  if (::geteuid() != 0) return tr("the volumes of a disk image need root; a folder works without");
  return "";
}

// Why a volume that can be read is not written, "" if nothing stands against it.
std::string why_read_only(const Partition& partition, const std::string& raid) {
  if (!raid.empty()) {
    return fmt::format(fmt::runtime(tr("the disk is a part of a RAID ({}): what is written to one disk alone would make it "
                                       "differ from the others")),
                       raid);
  }
  if (!partition.has_overlap) return {};
  return tr("another partition claims a part of this volume: what is written here could destroy that one. The partition "
            "table must be mended first");
}

Volume make_volume(Partition partition, const std::shared_ptr<DiskImage>& image, const std::string& raid) {
  Volume volume;
  volume.problem = problem_of(partition, *image);
  volume.number = partition.number;
  volume.label = std::move(partition.label);
  volume.partition_name = std::move(partition.name);
  volume.file_system = std::move(partition.file_system);
  volume.partition_guid = std::move(partition.guid);
  volume.offset_bytes = partition.offset_bytes;
  volume.size_bytes = partition.size_bytes;
  volume.is_dynamic = partition.is_dynamic;
  if (!volume.problem.empty()) return volume;
  const std::string name = fmt::format(fmt::runtime(tr("volume {} of {}")), volume.number, image->path());
  volume.access = std::make_shared<NtfsVolume>(image, NtfsPlace{name, volume.offset_bytes, volume.size_bytes,
                                                                why_read_only(partition, raid)});
  return volume;
}

// Answers the sectors' size in which an MBR counts. A disk with an MBR may still have an old GPT's headers, which nobody reads any more.
Result<std::uint32_t> check_table(const DiskImage& image, OpenedDisk& opened) {
  auto mbr = check_mbr(image);
  if (!mbr) return tl::unexpected(mbr.error());
  if (*mbr) {
    opened.disk.signature = (*mbr)->signature;
    opened.notices = std::move((*mbr)->notices);
    return (*mbr)->sector_bytes;
  }
  auto notices = check_gpt(image);
  if (!notices) return tl::unexpected(notices.error());
  opened.notices = std::move(*notices);
  return image.sector_sizes()[0];
}

Result<OpenedDisk> open_image(const std::string& path, const OpenOptions& options) {
  auto image = DiskImage::open(path, options.is_live);
  if (!image) return tl::unexpected(image.error());
  OpenedDisk opened;
  opened.disk.path = path;
  opened.lock_place = (*image)->lock().place();
  auto sector_bytes = check_table(**image, opened);
  if (!sector_bytes) return tl::unexpected(sector_bytes.error());
  auto partitions = probe_partitions(**image, *sector_bytes);
  if (!partitions) return tl::unexpected(partitions.error());
  std::ranges::move(mark_overlaps(*partitions), std::back_inserter(opened.notices));
  auto raid = probe_raid_member(**image);
  if (!raid) return tl::unexpected(raid.error());
  if (!raid->empty()) opened.notices.push_back(fmt::format(fmt::runtime(tr(
      "the disk is a part of a RAID ({}): its volumes are read, not written")), *raid));
  for (Partition& partition : *partitions) opened.volumes.push_back(make_volume(std::move(partition), *image, *raid));
  return opened;
}

}  // namespace

Result<OpenedDisk> open_disk(const std::string& path, const OpenOptions& options) {
  struct stat facts {};
  const bool is_folder = ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
  return is_folder ? open_folder(path) : open_image(path, options);
}

}  // namespace lifeboat::target

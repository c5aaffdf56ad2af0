#include "tests/sample/sample_disk.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "host/target/loop_device.hpp"
#include "host/target/ntfs_mount.hpp"
#include "host/target/system_error.hpp"
#include "tests/sample/gpt_writer.hpp"
#include "tests/sample/partition_guids.hpp"
#include "tests/sample/run_program.hpp"
#include "tests/sample/sample_windows.hpp"
#include "tests/sample/tree_writer.hpp"

namespace lifeboat::sample {
namespace {

using target::LoopDevice;
using target::LoopMode;
using target::NtfsMount;

constexpr std::uint64_t k_sectors_per_mib = 2048;

struct Layout {
  std::uint64_t efi_mib;
  std::uint64_t windows_11_mib;
  std::uint64_t windows_10_mib;

  [[nodiscard]] std::uint64_t disk_sectors() const {
    return (efi_mib + windows_11_mib + windows_10_mib + 2) * k_sectors_per_mib;
  }
};

constexpr Layout k_usual{40, 64, 56};
constexpr Layout k_small{8, 12, 12};

std::vector<GptPartition> partitions_of(const Layout& layout) {
  std::uint64_t next = k_sectors_per_mib;
  const auto place = [&](const Guid& type, const Guid& guid, std::u16string name, std::uint64_t mib) {
    const GptPartition partition{type, guid, std::move(name), next, mib * k_sectors_per_mib};
    next += partition.sectors;
    return partition;
  };
  std::vector<GptPartition> partitions;
  partitions.push_back(place(k_type_efi, k_efi_partition, u"EFI system partition", layout.efi_mib));
  partitions.push_back(place(k_type_basic_data, k_windows_11_partition, u"Windows", layout.windows_11_mib));
  partitions.push_back(place(k_type_basic_data, k_windows_10_partition, u"Βασικά δεδομένα", layout.windows_10_mib));
  return partitions;
}

Result<LoopDevice> attach(int disk, const GptPartition& partition) {
  return LoopDevice::attach(disk, partition.first_sector * k_sector_bytes, partition.sectors * k_sector_bytes,
                            LoopMode::read_write);
}

Status make_efi(int disk, const GptPartition& partition) {
  auto device = attach(disk, partition);
  if (!device) return tl::unexpected(device.error());
  return run_program({"mkfs.vfat", "--invariant", "-i", "4C424654", "-n", "SYSTEM", device->path()});
}

Status make_ntfs(const LoopDevice& device, const GptPartition& partition, const std::string& label) {
  return run_program({"mkntfs", "--quiet", "--force", "--quick", "--label", label, "--partition-start",
                      std::to_string(partition.first_sector), "--heads", "255", "--sectors-per-track", "63",
                      device.path()});
}

Status make_windows(int disk, const GptPartition& partition, const SampleWindows& windows) {
  auto files = windows_files(windows);
  if (!files) return tl::unexpected(files.error());
  auto device = attach(disk, partition);
  if (!device) return tl::unexpected(device.error());
  if (auto made = make_ntfs(*device, partition, windows.volume_label); !made) return made;
  auto mount = NtfsMount::mount(*device, LoopMode::read_write, -1);
  if (!mount) return tl::unexpected(mount.error());
  const auto written = write_files(target::FileTree(mount->take_root()), *files);
  if (!written) return written;
  return mount->wait_for_end();
}

Status fill_disk(int disk, const Layout& layout) {
  const auto partitions = partitions_of(layout);
  return write_gpt(disk, layout.disk_sectors(), k_disk, partitions)
      .and_then([&] { return make_efi(disk, partitions[0]); })
      .and_then([&] { return make_windows(disk, partitions[1], windows_11()); })
      .and_then([&] { return make_windows(disk, partitions[2], windows_10()); });
}

}  // namespace

Status make_sample_disk(const std::string& path, const SampleDiskOptions& options) {
  const Layout& layout = options.is_small ? k_small : k_usual;
  const UniqueFd disk(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  const auto bytes = static_cast<off_t>(layout.disk_sectors() * k_sector_bytes);
  if (!disk.is_open() || ::ftruncate(disk.get(), bytes) != 0) return target::fail_errno("cannot make " + path, errno);
  auto filled = fill_disk(disk.get(), layout);
  if (!filled) ::unlink(path.c_str());
  return filled;
}

Status make_sample_folder(const std::string& path) {
  ::mkdir(path.c_str(), 0755);
  UniqueFd folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return target::fail_errno("cannot make " + path, errno);
  auto files = windows_files(windows_11());
  if (!files) return tl::unexpected(files.error());
  return write_files(target::FileTree(std::move(folder)), *files);
}

}  // namespace lifeboat::sample

// An NTFS partition of a disk image; always in a shared_ptr, which a write session keeps, too. Mounted read-only at
// the first use, read-write for a write session only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "host/target/disk_image.hpp"
#include "host/target/file_tree.hpp"
#include "host/target/ntfs_mount.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

struct NtfsPlace {
  std::string name;  // "volume 3 of disk.img"
  std::uint64_t offset_bytes = 0;
  std::uint64_t size_bytes = 0;
  std::string why_read_only = {};  // of where it lies; "": nothing stands against writing
};

class NtfsVolume : public VolumeAccess, public std::enable_shared_from_this<NtfsVolume> {
 public:
  NtfsVolume(std::shared_ptr<DiskImage> image, NtfsPlace place) : image_(std::move(image)), place_(std::move(place)) {}

  [[nodiscard]] Result<std::vector<std::byte>> read_file(std::string_view path, std::uint64_t limit_bytes) override;
  [[nodiscard]] Result<UniqueFd> open_for_reading(std::string_view path) override;
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) override;
  [[nodiscard]] Result<std::string> resolve(std::string_view path) override;
  [[nodiscard]] Status can_write() override;
  [[nodiscard]] Result<std::unique_ptr<WriteSession>> begin_write(const WriteConsent& consent) override;

 private:
  struct Mounted {
    NtfsMount mount;
    FileTree tree;  // after `mount`, so that its descriptor is closed first
  };

  [[nodiscard]] Result<FileTree*> tree();
  [[nodiscard]] Status mount(LoopMode mode);
  [[nodiscard]] Status unmount();
  [[nodiscard]] Status check_marks();
  [[nodiscard]] Result<std::unique_ptr<WriteSession>> start_session(const WriteConsent& consent);
  [[nodiscard]] Status end_write();

  std::shared_ptr<DiskImage> image_;
  NtfsPlace place_;
  std::optional<Mounted> mounted_;
  bool is_writing_ = false;
};

}  // namespace lifeboat::target

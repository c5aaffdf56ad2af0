// A folder that holds a Windows tree, as a volume: for tests, bench work and disks that something else has mounted.
#pragma once

#include <memory>
#include <string>

#include "host/target/file_tree.hpp"
#include "host/target/target_lock.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

class FolderVolume : public VolumeAccess, public std::enable_shared_from_this<FolderVolume> {
 public:
  // Holds the target's shared lock on the folder from here on.
  [[nodiscard]] static Result<std::shared_ptr<FolderVolume>> open(const std::string& path);

  [[nodiscard]] LockPlace lock_place() const { return lock_.place(); }

  [[nodiscard]] Result<std::vector<std::byte>> read_file(std::string_view path, std::uint64_t limit_bytes) override;
  [[nodiscard]] Result<UniqueFd> open_for_reading(std::string_view path) override;
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) override;
  [[nodiscard]] Result<std::string> resolve(std::string_view path) override;
  [[nodiscard]] Status can_write() override;
  [[nodiscard]] Result<std::unique_ptr<WriteSession>> begin_write(const WriteConsent& consent) override;

 private:
  FolderVolume(std::string path, FileTree tree, TargetLock lock)
      : path_(std::move(path)), tree_(std::move(tree)), lock_(std::move(lock)) {}
  [[nodiscard]] Status end_write();

  std::string path_;
  FileTree tree_;
  TargetLock lock_;
  bool is_writing_ = false;
};

}  // namespace lifeboat::target

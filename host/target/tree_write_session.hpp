// The write session of any volume that is a folder for us: a real one, or a mounted NTFS. What differs is how it
// ends, which the volume passes in.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "host/target/backup_folder.hpp"
#include "host/target/file_tree.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

class TreeWriteSession : public WriteSession {
 public:
  // `tree` must stay until the session has ended; `at_end` is called once, with every file closed.
  TreeWriteSession(const FileTree& tree, std::string given_by, std::function<Status()> at_end);
  ~TreeWriteSession() override;

  [[nodiscard]] Result<std::string> back_up(std::string_view path) override;
  [[nodiscard]] Status leave_note(std::string_view name, std::string_view text) override;
  [[nodiscard]] Result<std::unique_ptr<DurableFile>> open_file(std::string_view path,
                                                                bool create_if_missing) override;
  [[nodiscard]] Status finish() override;

 private:
  [[nodiscard]] Status end();

  const FileTree& tree_;
  BackupFolder backups_;
  std::function<Status()> at_end_;  // empty once called
  std::vector<std::weak_ptr<UniqueFd>> files_;
};

}  // namespace lifeboat::target

// \Lifeboat\<UTC time>\ on the volume being mended: the originals of every file that a write session touches, each
// below its own path. Nothing in it is ever overwritten, and only the machine's administrators may look into it,
// as a SAM hive may lie there.
#pragma once

#include <string>
#include <string_view>

#include "host/base/error.hpp"
#include "host/target/file_tree.hpp"

namespace lifeboat::target {

class BackupFolder {
 public:
  // Nothing is made before the first `add`. `given_by` is noted in the folder's session.txt.
  BackupFolder(const FileTree& tree, std::string given_by) : tree_(tree), given_by_(std::move(given_by)) {}

  // Copies, syncs and compares; answers where the copy lies ("\Lifeboat\20261123T140501Z\Windows\win.ini").
  [[nodiscard]] Result<std::string> add(std::string_view path);
  // A new file with that text in the session's folder, which must have been made.
  [[nodiscard]] Status add_text(std::string_view name, std::string_view text);

 private:
  [[nodiscard]] Status make_session_folder();
  [[nodiscard]] Status make_folders(const std::string& path);
  [[nodiscard]] Result<std::string> copy_to_free_name(const std::string& from, const std::string& to);

  const FileTree& tree_;
  std::string given_by_;
  std::string folder_;  // "Lifeboat/20261123T140501Z" once made
};

}  // namespace lifeboat::target

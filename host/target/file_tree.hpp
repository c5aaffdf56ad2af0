// The files below one open folder, addressed as Windows does: '/' or '\' between parts, without regard to case.
// The path is walked part by part with O_NOFOLLOW from the folder's descriptor, so neither "..", nor a symbolic link,
// nor a rename during the walk leads out of the folder; a link is `refused`. One thread at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::target {

class FileTree {
 public:
  explicit FileTree(UniqueFd root) : root_(std::move(root)) {}

  [[nodiscard]] int root() const { return root_.get(); }
  // As VolumeAccess.
  [[nodiscard]] Result<std::string> resolve(std::string_view path) const;
  [[nodiscard]] Result<std::vector<DirectoryEntry>> list(std::string_view path) const;
  [[nodiscard]] Result<std::vector<std::byte>> read_file(std::string_view path, std::uint64_t limit_bytes) const;
  // An existing regular file; `flags` is O_RDONLY or O_RDWR.
  [[nodiscard]] Result<UniqueFd> open_file(std::string_view path, int flags) const;
  // A new file in an existing folder, for reading and writing by its owner alone; a name that is taken is `refused`.
  [[nodiscard]] Result<UniqueFd> create_file(std::string_view path) const;
  // A new folder in an existing one, for its owner alone. False when the name was taken already.
  [[nodiscard]] Result<bool> create_folder(std::string_view path) const;
  // Removes a file that we made ourselves and could not finish.
  [[nodiscard]] Status remove_file(std::string_view path) const;
  // Makes the folder's entries last.
  [[nodiscard]] Status sync_folder(std::string_view path) const;

 private:
  struct Folder {
    UniqueFd fd;
    std::string path;  // as on the disk, "" for the root
  };
  struct Place {
    Folder folder;
    std::string name;
  };

  [[nodiscard]] Result<Folder> open_folder(std::span<const std::string> parts) const;
  // The folder that holds the path's last part, and that part as the caller spelled it.
  [[nodiscard]] Result<Place> place_of(std::string_view path) const;

  UniqueFd root_;
};

}  // namespace lifeboat::target

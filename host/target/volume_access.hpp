// The files of one Windows volume, as that Windows sees them: paths have '/' or '\' between parts, no drive letter,
// and compare without regard to case. Reading never changes the volume. Writing is possible only through a
// WriteSession, which needs the WriteConsent that the person at the screen (or the command line) gave.
// UI thread or one job at a time; once something was read from it, files may also be looked up (`resolve`, `list`) beside a
// job that reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/durable_file.hpp"
#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"

namespace lifeboat::target {

struct DirectoryEntry {
  std::string name;
  bool is_directory = false;
  std::uint64_t size_bytes = 0;
};

// The yes to writing: who gave it, for the record ("local user", "command line").
struct WriteConsent {
  std::string given_by;
};

// The volume can be written while this lives; ended by `finish` (which reports errors) or the destructor.
class WriteSession {
 public:
  virtual ~WriteSession() = default;
  // Copies the file to \Lifeboat\<UTC time>\<its path>, syncs and compares; answers where it lies. A missing file
  // is `not_found`. Files of one session share one folder; a name that is taken is never overwritten.
  [[nodiscard]] virtual Result<std::string> back_up(std::string_view path) = 0;
  // Leaves a text for people beside the backups, under a name that is free there. After the first `back_up`.
  [[nodiscard]] virtual Status leave_note(std::string_view name, std::string_view text) = 0;
  // An existing file for reading and writing; made empty when missing and `create_if_missing`.
  [[nodiscard]] virtual Result<std::unique_ptr<DurableFile>> open_file(std::string_view path,
                                                                        bool create_if_missing) = 0;
  // Everything on the medium, the volume read-only again. No file of the session may still be open.
  [[nodiscard]] virtual Status finish() = 0;
};

class VolumeAccess {
 public:
  virtual ~VolumeAccess() = default;
  // The whole file. Fails as `refused` above `limit_bytes`, `not_found`, or `io`.
  [[nodiscard]] virtual Result<std::vector<std::byte>> read_file(std::string_view path,
                                                                 std::uint64_t limit_bytes) = 0;
  // The same to be read in pieces; closed again before a write session begins.
  [[nodiscard]] virtual Result<UniqueFd> open_for_reading(std::string_view path) = 0;
  [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> list(std::string_view path) = 0;
  // The path with the letters' case as they stand on the volume; `not_found` if there is none.
  [[nodiscard]] virtual Result<std::string> resolve(std::string_view path) = 0;
  // Why the volume cannot be written (hibernated, dirty, image read-only …), or ok.
  [[nodiscard]] virtual Status can_write() = 0;
  // One at a time. Reading through this object goes on working during and after the session.
  [[nodiscard]] virtual Result<std::unique_ptr<WriteSession>> begin_write(const WriteConsent& consent) = 0;
};

}  // namespace lifeboat::target

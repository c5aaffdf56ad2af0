// A file that an action writes for the person (--output): a temporary file in the same folder, made durable and renamed
// at the end, so that the name always holds the old file or the whole new one. Without `commit` nothing is left behind.
// Failures are thrown as sdk::Failed (LB_REFUSED). Not for files of the offline Windows: only the host writes those.
#pragma once

#include <string>
#include <string_view>

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::regedit {

class OutputFile {
 public:
  // A device, a folder or a registry hive of that name is not replaced: a hive may be the one that is read.
  explicit OutputFile(const std::string& path);
  OutputFile(const OutputFile&) = delete;
  ~OutputFile();

  void write(std::string_view bytes);
  void commit();

 private:
  [[noreturn]] void fail() const;

  std::string path_, temporary_;  // `temporary_` empty: it is gone
  sdk::UniqueFd file_;
};

}  // namespace lifeboat::regedit

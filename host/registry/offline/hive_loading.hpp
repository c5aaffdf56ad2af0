// A hive file that a person wants to see beside the others, until it hangs there or turns out to be none: the file is
// looked for, then read, each where the Background says. UI thread only.
#pragma once

#include <optional>
#include <string>

#include "host/registry/offline/windows_files.hpp"

namespace lifeboat::registry {

struct LoadRequest {
  std::string file;  // as Windows writes it
  std::string root;  // long name
  std::string name;
  bool operator==(const LoadRequest&) const = default;
};

class HiveLoading {
 public:
  HiveLoading(LoadRequest request, const WindowsFiles& files, Background background);
  // A job's end finds it by its address.
  HiveLoading(const HiveLoading&) = delete;
  HiveLoading& operator=(const HiveLoading&) = delete;

  [[nodiscard]] const LoadRequest& request() const { return request_; }
  // `busy` while it is looked for.
  [[nodiscard]] Result<HiveFile> file();
  // The hive, read, to be hung up by the caller; `busy` while it is being read. After `file`; once.
  [[nodiscard]] Result<std::unique_ptr<HiveSlot>> slot();

 private:
  [[nodiscard]] tl::unexpected<Error> busy() const;

  LoadRequest request_;
  Background background_;
  std::shared_ptr<Result<HiveFile>> found_;  // the job's, too
  std::optional<Background::Ticket> looking_;
  std::unique_ptr<HiveSlot> slot_;
};

}  // namespace lifeboat::registry

// Looks for disks and the Windows installations on them off the UI thread: when a console starts, and whenever somebody
// asks for it again. A failing disk may take minutes; meanwhile the pages say what is being read. UI thread only.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "host/jobs/jobs.hpp"
#include "host/toolset/selection.hpp"

namespace lifeboat::launch {

// A target as it was found, or why nothing could be.
struct FoundTarget {
  std::unique_ptr<target::Target> target;
  std::string problem;
  std::optional<std::size_t> named;  // index of the installation that --system names, else of the only one
};

class TargetSearch {
 public:
  // `find` runs in a job. `where` is for people: "disk.img, /dev/sda".
  TargetSearch(jobs::Jobs& jobs, toolset::Selection& selection, std::function<FoundTarget()> find, std::string where);

  // Lets go of what was selected, as an image is locked while it is open; what is found is handed to the selection, and
  // `on_found` is told which installation was named. Nothing while a search runs.
  void start(std::function<void(std::optional<std::size_t> named)> on_found);
  [[nodiscard]] bool is_running() const { return job_ != 0; }

 private:
  jobs::Jobs& jobs_;
  toolset::Selection& selection_;
  std::function<FoundTarget()> find_;
  std::string where_;
  jobs::JobId job_ = 0;
};

}  // namespace lifeboat::launch

// Reading a hive file with its transaction logs: the part of opening a hive that waits for the disk and walks the whole
// file, and so belongs into a job where somebody looks on. Any thread.
#pragma once

#include <memory>
#include <string>

#include "host/jobs/job.hpp"
#include "host/registry/hive.hpp"
#include "host/registry/replay.hpp"
#include "host/target/volume_access.hpp"

namespace lifeboat::registry {

// A file of a volume that can be read.
struct HiveFile {
  std::shared_ptr<target::VolumeAccess> volume;
  std::string path;  // as it stands on the volume

  // Without its folders: what people call the hive in messages.
  [[nodiscard]] std::string name() const { return path.substr(path.find_last_of("/\\") + 1); }
};

struct ReadHive {
  Hive hive;
  ReplayOutlook outlook;
  LogFiles logs;  // kept only when they can be replayed
};

enum class Soundness { unchecked, checked };

// `checked`: also walks the hive, so that Hive::is_editable costs nothing afterwards; where logs are to be replayed first
// that is the hive as they will leave it. Progress: 0 to 1 while it is read, 1 while it is checked. Can be
// cancelled while it is read.
[[nodiscard]] Result<ReadHive> read_hive(const HiveFile& file, Soundness wanted, jobs::JobControl& control);

}  // namespace lifeboat::registry

// One hive file of the offline Windows: where it lies, where regedit shows it, and the hive itself once someone has
// asked for it, with what its transaction logs say. Damaged and missing hives stay in their place with the reason. In a
// console the file is read by a job (see Background): until that ends, what needs the hive answers `busy`.
// A hive whose logs can be replayed is not edited before that; one whose logs are of no use may be, with a warning.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/registry/commit.hpp"
#include "host/registry/offline/background.hpp"
#include "host/registry/offline/hive_reading.hpp"
#include "host/registry/offline/registry_path.hpp"

namespace lifeboat::registry {

// Where a hive hangs and what people call it.
struct HivePlace {
  PathParts mount_point;  // {"HKEY_LOCAL_MACHINE", "SYSTEM"}; empty for a bare hive
  std::string alias;      // Windows shows the same hive under this name beside it, too; "" for none
  std::string label;      // whose it is: the user's name; "" for none
  bool is_loaded = false; // by a person, who may take it away again
};

class HiveSlot {
 public:
  HiveSlot(HiveFile file, HivePlace place);
  // A hive that should be there and is not: `reason` is what opening it answers.
  HiveSlot(std::string file_path, HivePlace place, Error reason);
  // A job's end finds it by its address.
  HiveSlot(const HiveSlot&) = delete;
  HiveSlot& operator=(const HiveSlot&) = delete;

  // Where the file is read from now on; at once, unless this says otherwise.
  void read_in(const Background& background) { background_ = background; }
  // Reads the file at the first call; afterwards the same answer until `forget`. `busy` while a job reads it.
  [[nodiscard]] Result<Hive*> hive();
  [[nodiscard]] bool is_open() const { return hive_.has_value(); }
  [[nodiscard]] bool is_reading() const { return reading_ && !hive_ && !error_; }
  // Of one that is being read: see `read_hive`; nothing while it waits for others to be read.
  [[nodiscard]] std::optional<float> reading_progress() const { return reading_->progress(); }
  // The next `hive` reads the file again; unsaved changes are gone.
  void forget();
  // The hive, when it may be edited. `refused` with the reason; "replay first" among them. Checks the whole hive, once.
  [[nodiscard]] Result<Hive*> editable_hive();
  // The same as far as it is known without that check.
  [[nodiscard]] Status looks_editable();

  // Of an open hive: what its logs held when it was read, and what is limited and why, for people.
  [[nodiscard]] const ReplayOutlook& outlook() const { return outlook_; }
  [[nodiscard]] bool can_replay() const;
  [[nodiscard]] bool is_replayed() const;
  [[nodiscard]] std::vector<std::string> problems();
  // The one of them that tells of a write that Windows did not finish; "" for none.
  [[nodiscard]] std::string unfinished_write() const;
  // Applies the logs in memory.
  [[nodiscard]] Status replay();

  [[nodiscard]] const std::string& file_path() const { return file_.path; }
  [[nodiscard]] const HivePlace& place() const { return place_; }
  [[nodiscard]] const PathParts& mount_point() const { return place_.mount_point; }
  // Its mount point, or its file's name when it is a bare hive.
  [[nodiscard]] std::string title() const;
  // Of a hive that could be opened.
  [[nodiscard]] target::VolumeAccess& volume() const { return *file_.volume; }
  [[nodiscard]] bool is_file(const HiveFile& file) const;

 private:
  void start_reading();
  void take(Result<ReadHive> read);

  HiveFile file_;
  HivePlace place_;
  std::optional<Hive> hive_;
  std::optional<Error> error_;
  ReplayOutlook outlook_;
  LogFiles logs_;  // of a hive that is not replayed yet
  Background background_;
  std::optional<Background::Ticket> reading_;
};

}  // namespace lifeboat::registry

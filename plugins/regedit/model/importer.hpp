// Import: a .reg file of this machine, read by a job, compared with the registry a piece each frame, shown line by line,
// and, when the person says so, brought in as one step of undo. Whole or not at all; in memory, until the person saves.
// UI thread only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/hives.hpp"
#include "lifeboat/cpp/jobs.hpp"
#include "plugins/regedit/model/import_preview.hpp"

namespace lifeboat::regedit {

// A line of the file, with what it would do; the words are made when it is looked at.
struct ImportRow {
  std::uint32_t key, value;  // indices in the file; k_no_value: the key itself
  Effect effect;
  static constexpr std::uint32_t k_no_value = UINT32_MAX;
};

struct ImportInbox;

class Importer {
 public:
  // Compared in one frame: a few milliseconds' worth.
  static constexpr std::size_t k_lines_per_frame = 1000;

  enum class State { idle, reading, comparing, ready, done, cancelled, failed };

  // `registry` is borrowed.
  Importer(sdk::Host host, sdk::Registry& registry) : host_(host), registry_(registry) {}

  // Whether this console has what an import needs.
  [[nodiscard]] bool is_offered() const { return host_.find_extension<lb_jobs>(LB_EXT_JOBS) != nullptr; }
  void start(const std::string& file);
  void stop();
  void refresh();
  // When ready. What fails leaves nothing behind where the host can undo.
  void apply();

  [[nodiscard]] State state() const { return state_; }
  // How it stands, for people; "" while idle.
  [[nodiscard]] std::string summary() const;
  [[nodiscard]] bool has_effect() const { return rows_.size() > count(Effect::unchanged); }
  [[nodiscard]] const std::vector<ImportRow>& rows() const { return rows_; }
  [[nodiscard]] const RegKey& key_of(const ImportRow& row) const { return file_[row.key]; }
  // nullptr: the key itself.
  [[nodiscard]] const RegValue* value_of(const ImportRow& row) const;

 private:
  [[nodiscard]] sdk::Outcome<void> try_start();
  void begin_comparing();
  void compare_some();
  void apply_in_group();
  void fail(const std::string& why);
  void take_back(std::uint32_t changes_before);
  [[nodiscard]] std::size_t count(Effect effect) const { return counts_[static_cast<std::size_t>(effect)]; }
  [[nodiscard]] std::string counted(const char* sentence) const;

  sdk::Host host_;
  sdk::Registry& registry_;
  State state_ = State::idle;
  std::string path_, failure_;
  std::string waits_for_;  // a hive that is still being read, to be compared with; "" for none
  RegFile file_;
  std::vector<ImportRow> rows_;
  std::array<std::size_t, k_effect_count> counts_{};
  std::optional<PreviewTarget> preview_;
  std::size_t next_key_ = 0;               // to be compared
  std::uint64_t compared_revision_ = 0;    // a later one is compared anew
  std::shared_ptr<ImportInbox> inbox_;     // the job's, too
  std::optional<sdk::Job> job_;            // last: it ends before what it uses
};

// "Created", "Changed", "Deleted", "Unchanged".
[[nodiscard]] const char* effect_name(Effect effect);

}  // namespace lifeboat::regedit

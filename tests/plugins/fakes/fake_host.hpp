// A host in memory: a registry of maps, its hives and snapshots (fake_hives.hpp), jobs (fake_jobs.hpp), one selected
// Windows, a log, and text buffers; with counters, and switches that make it fail. What a tool draws goes to fake_ui.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "lifeboat/cpp/hives.hpp"
#include "lifeboat/cpp/snapshot.hpp"
#include "lifeboat/tool.hpp"
#include "tests/plugins/fakes/fake_jobs.hpp"

namespace lifeboat::testing {

struct FakeKey {
  std::string name;
  std::vector<std::unique_ptr<FakeKey>> children;
  struct Value {
    std::string name;
    sdk::RegistryData data;
  };
  std::vector<Value> values;
  std::string damage;  // why it cannot be opened

  FakeKey& child(const std::string& child_name);  // made when missing
  FakeKey* find(const std::string& child_name);
  [[nodiscard]] FakeKey copy() const;
  Value* value(const std::string& value_name);
};

// Where `path` is mounted there is a hive; "" is a bare one.
struct FakeHive {
  std::string mount;
  std::uint32_t flags = LB_HIVE_OPEN | LB_HIVE_WRITABLE;
  std::vector<std::uint8_t> bytes = {};
  std::string file = "\\config\\HIVE", label = {}, problem = {};
  std::uint32_t log_entries = 3;
  float progress = 0;
};

// The history of edits: what a test puts in is what the tool hears; what the tool asks for is counted.
struct FakeHistory {
  std::vector<sdk::RegistryChange> journal;
  std::uint32_t undo_count = 0, redo_count = 0;
  bool can_undo = false, can_redo = false;
};

class FakeHost {
 public:
  FakeHost();
  FakeHost(const FakeHost&) = delete;

  [[nodiscard]] const lb_host* raw() const { return &host_; }
  [[nodiscard]] sdk::Host host() const { return sdk::Host(&host_); }
  FakeKey& at(const std::string& path);  // made when missing
  FakeKey* find(const std::string& path);
  void set_text(const std::string& path, const std::string& name, const std::string& text);
  void changed() { ++revision; }

  const lb_ui_api* ui;  // the one that draws nothing, unless somebody sets another
  FakeKey top;
  FakeKey saved;  // what `discard` goes back to, taken at the first edit
  std::uint64_t revision = 1;
  std::uint32_t change_count = 0, save_count = 0, discard_count = 0, frame_requests = 0;
  std::uint32_t names_read = 0, keys_opened = 0, open_handles = 0, live_texts = 0;
  lb_status save_answer = LB_OK;
  std::int32_t save_state = LB_SAVE_IDLE;
  bool is_writable = true, is_limited = false;
  std::map<std::string, std::string> target_files;  // path with a letter → content
  std::string no_registry;  // why there is none
  std::string save_message, last_error;
  bool is_message_error = false;
  std::vector<std::string> log;
  std::set<std::string> hidden_extensions;
  std::vector<FakeHive> hives;
  std::string hive_refusal;                     // why a hive is neither loaded nor unloaded
  std::vector<std::string> loaded;              // "file|root|name"
  std::vector<std::uint32_t> unloaded;          // indices
  std::set<std::string> being_read;             // these keys and what is below them are busy
  bool is_load_busy = false;
  std::uint32_t loads_cancelled = 0;
  FakeHistory history;
  FakeJobs jobs;
  std::uint32_t replay_count = 0, live_snapshots = 0;
  // What a replay brings to light: it makes this key.
  std::string replayed_key;
  std::vector<std::pair<std::int32_t, std::string>> findings;  // kind, message
  std::string top_problem;                                     // told by a walk, of where it begins
  std::vector<std::string> groups;                             // labels; one that is open ends with "…"
  std::function<void()> on_end_of_group = [] {};
  std::map<lb_key, std::string> handles;
  std::string lent;
  std::vector<std::uint8_t> lent_data;

 private:
  lb_host host_{};
};

}  // namespace lifeboat::testing

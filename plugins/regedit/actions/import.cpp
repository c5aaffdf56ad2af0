// import: a .reg file as one step of undo and one save, or, with --dry-run, what it would do.
#include <array>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/actions.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/actions/hive_state.hpp"
#include "plugins/regedit/model/import_edit.hpp"
#include "plugins/regedit/model/regfile/reg_read.hpp"
#include "plugins/regedit/model/registry_edit.hpp"
#include "plugins/regedit/model/target_file.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

constexpr std::array k_effect_names = {N_("created"), N_("changed"), N_("deleted"), N_("unchanged")};

// Prints the plan, or counts what was done.
class Report {
 public:
  Report(const sdk::ActionCall& call, bool shows_lines) : call_(call), shows_lines_(shows_lines) {
    json_.begin_object().key("lines").begin_array();
  }

  void tell(const PlanLine& line) {
    ++counts_[static_cast<std::size_t>(line.effect)];
    if (call_.wants_json()) add_json(line);
    else if (shows_lines_) call_.out(as_text(line));
  }
  void finish() {
    if (!call_.wants_json()) return call_.out(as_text_counts());
    json_.end_array();
    for (std::size_t i = 0; i < counts_.size(); ++i) json_.key(k_effect_names[i]).number(counts_[i]);
    call_.out(json_.end_object().text() + '\n');
  }

 private:
  static const char* name_of(Effect effect) { return k_effect_names[static_cast<std::size_t>(effect)]; }

  void add_json(const PlanLine& line) {
    json_.begin_object().key("line").number(line.line).key("effect").string(name_of(line.effect));
    json_.key("key").string(line.key);
    if (line.value != nullptr) json_.key("value").string(line.value->name);
    json_.end_object();
  }
  static std::string as_text(const PlanLine& line) {
    std::string out = words(tr("line %1: %2"), {std::to_string(line.line), tr(name_of(line.effect))});
    out += "    " + one_line(line.key);
    if (line.value == nullptr) return out + '\n';
    out += "    " + shown_name(line.value->name);
    if (line.value->data) out += "    " + preview(*line.value->data);
    return out + '\n';
  }
  std::string as_text_counts() const {
    const auto count = [&](Effect effect) { return std::to_string(counts_[static_cast<std::size_t>(effect)]); };
    return words(tr("created: %1, changed: %2, deleted: %3, unchanged: %4\n"),
                 {count(Effect::created), count(Effect::changed), count(Effect::deleted), count(Effect::unchanged)});
  }

  const sdk::ActionCall& call_;
  bool shows_lines_;
  std::array<std::size_t, k_effect_names.size()> counts_{};
  sdk::JsonWriter json_;
};

std::string prefix_of(const Options& options, bool is_bare) {
  const auto prefix = options.value("prefix");
  if (prefix && !is_bare) throw sdk::Failed({LB_BAD_USE, tr("--prefix is for a bare hive (--hive).")});
  return normal_path(prefix.value_or(""));
}

RegFile read_file(sdk::Host host, const std::string& name) {
  const auto go_on = [] { return false; };
  return is_on_target(name) ? read_reg_file(copy_from_target(host, name), name, go_on) : read_reg_file(name, go_on);
}

}  // namespace

lb_status import_file(sdk::ActionCall& call) {
  const Options options(call, k_import, {"dry-run", "prefix=", "replay"});
  const std::string name = options.argument(0);
  const bool is_bare = is_bare_hive(call.host());
  const std::string prefix = prefix_of(options, is_bare);
  const RegFile file = read_file(call.host(), name);
  sdk::Registry registry(call.host());
  Report report(call, options.has("dry-run"));
  const auto edit = [&] {
    const ImportPaths paths(registry, is_bare, prefix);
    if (options.has("replay")) {
      for (const RegKey& key : file) replay_if_asked(call, options, paths.of(key.path));
    }
    const EditGroup group(registry, words(tr("Import of %1"), {name}));
    apply_reg_file(registry, file, paths, [&](const PlanLine& line) { report.tell(line); });
  };
  if (options.has("dry-run")) edit_and_discard(registry, edit);
  else edit_and_save(registry, edit);
  report.finish();
  return LB_OK;
}

}  // namespace lifeboat::regedit

#include "plugins/regedit/view/hive_notice.hpp"

#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

bool has_newer_logs(const sdk::HiveInfo& hive) { return hive.is(LB_HIVE_REPLAYABLE) && !hive.is(LB_HIVE_REPLAYED); }

std::string later_changes(const sdk::HiveInfo& hive) {
  return words(sdk::tr_count("Windows had not finished writing this part of the registry. Its logs hold %1 later "
                             "change, which is not shown.",
                             "Windows had not finished writing this part of the registry. Its logs hold %1 later "
                             "changes, which are not shown.",
                             hive.log_entries),
               {std::to_string(hive.log_entries)});
}

// The host has others to read first, or says nothing of it.
bool is_waiting(const sdk::HiveInfo& hive) { return !hive.is(LB_HIVE_READING) || hive.progress < 0; }

std::string percent(const sdk::HiveInfo& hive) { return std::to_string(static_cast<int>(hive.progress * 100)); }

}  // namespace

std::string hive_trouble(const sdk::HiveInfo& hive) {
  if (hive.is(LB_HIVE_DAMAGED)) return tr("damaged");
  if (has_newer_logs(hive)) return tr("newer logs");
  return hive.is(LB_HIVE_UNCLEAN) && !hive.is(LB_HIVE_REPLAYED) ? tr("unfinished") : "";
}

std::string reading_state(const sdk::HiveInfo& hive) {
  if (is_waiting(hive)) return tr("waits to be read");
  return hive.progress < 1 ? words(tr("%1 % read"), {percent(hive)}) : tr("being checked");
}

std::string reading_words(const std::string& name, const sdk::HiveInfo& hive) {
  if (is_waiting(hive)) return words(tr("%1 waits to be read."), {name});
  return hive.progress < 1 ? words(tr("Reading %1… %2 %"), {name, percent(hive)}) : words(tr("Checking %1…"), {name});
}

bool draw_hive_notice(Ui& ui, const sdk::HiveInfo& hive) {
  const bool is_replayable = has_newer_logs(hive);
  if (is_replayable) ui.text(later_changes(hive), LB_TEXT_WARNING);
  if (!hive.problem.empty() && !is_replayable) ui.text(hive.problem, LB_TEXT_WARNING);
  if (hive.problem.empty() && !is_replayable && !hive_trouble(hive).empty()) {
    ui.text(tr("Windows had not finished writing this part of the registry."), LB_TEXT_WARNING);
  }
  if (hive.is(LB_HIVE_DAMAGED)) {
    ui.text(tr("Limited functionality: what can be read is shown, the rest is missing."), LB_TEXT_MUTED);
  }
  return is_replayable && ui.button("replay-logs", tr("Replay the logs…"));
}

}  // namespace lifeboat::regedit

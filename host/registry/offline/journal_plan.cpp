#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "host/registry/offline/journal.hpp"

namespace lifeboat::registry {

// Saved edits that were taken back come first, as everything newer was taken back before them or is of no effect.
std::vector<PlannedChange> plan_changes(const Journal& journal, const HiveSlot& slot) {
  std::vector<PlannedChange> plan;
  const auto& entries = journal.entries();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->slot != &slot || !entry->differs_from_disk() || !entry->is_undone) continue;
    plan.push_back({entry->change.key_path, describe_inverse(entry->change), entry->undone});
  }
  for (const JournalEntry& entry : entries) {
    if (entry.slot != &slot || !entry.differs_from_disk() || entry.is_undone) continue;
    plan.push_back({entry.change.key_path, describe(entry.change), entry.made});
  }
  return plan;
}

std::string plan_as_text(const std::vector<PlannedChange>& plan) {
  std::string text;
  for (const PlannedChange& change : plan) {
    const auto& [author, when_ms] = change.moment;
    if (!author.who.empty()) {
      const std::tm time = fmt::gmtime(static_cast<std::time_t>(when_ms / 1000));
      text += fmt::format("{:%Y-%m-%d %H:%M:%S} UTC, {}, {}\r\n", time, author.who, author.tool);
    }
    text += fmt::format("  {}\r\n  {}\r\n", change.key_path, change.text);
  }
  return text;
}

}  // namespace lifeboat::registry

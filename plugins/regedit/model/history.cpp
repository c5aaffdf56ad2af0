#include "plugins/regedit/model/history.hpp"

#include <ctime>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;

std::string what_was_done(const sdk::RegistryChange& change) {
  const std::string value = shown_name(change.value_name);
  switch (change.kind) {
    case LB_CHANGE_SET_VALUE: return words(tr("Value \"%1\" set"), {value});
    case LB_CHANGE_DELETE_VALUE: return words(tr("Value \"%1\" deleted"), {value});
    case LB_CHANGE_RENAME_VALUE: return words(tr("Value \"%1\" renamed"), {value});
    case LB_CHANGE_CREATE_KEY: return tr("Key created");
    case LB_CHANGE_DELETE_KEY: return tr("Key deleted");
    case LB_CHANGE_RENAME_KEY: return tr("Key renamed");
    case LB_CHANGE_COPY_KEY: return tr("Key copied");
    case LB_CHANGE_REPLAY_LOGS: return tr("Logs replayed");
    default: return tr("Changed");  // of a newer host
  }
}

std::string before_and_after(const sdk::RegistryChange& change) {
  if (change.before.empty() && change.after.empty()) return {};
  const std::string before = change.before.empty() ? std::string() : one_line(change.before) + " ";
  return before + "→" + (change.after.empty() ? std::string() : " " + one_line(change.after));
}

std::string what_became_of(const sdk::RegistryChange& change) {
  if ((change.flags & LB_CHANGE_UNDONE) != 0) return tr("Undone");
  return (change.flags & LB_CHANGE_SAVED) != 0 ? tr("Saved") : tr("Not saved");
}

std::string time_of(const sdk::RegistryChange& change, bool with_date) {
  const auto seconds = static_cast<std::time_t>(change.when_ms / 1000);
  std::tm when{};
  char text[64] = "";
  if (::localtime_r(&seconds, &when) == nullptr) return text;
  (void)std::strftime(text, sizeof text, with_date ? "%Y-%m-%d %H:%M:%S" : "%H:%M:%S", &when);
  return text;
}

}  // namespace lifeboat::regedit

#include "plugins/regedit/actions/options.hpp"

#include <algorithm>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

struct Known {
  std::string short_form;  // "-s", or ""
  std::string name;
  bool takes_value;
};

Known known_of(std::string_view text) {
  const bool takes_value = text.ends_with('=');
  if (takes_value) text.remove_suffix(1);
  const std::size_t bar = text.find('|');
  if (bar == text.npos) return {"", std::string(text), takes_value};
  return {"-" + std::string(text.substr(0, bar)), std::string(text.substr(bar + 1)), takes_value};
}

[[noreturn]] void refuse(const Usage& usage, const std::string& why) {
  const std::string how = words(tr("usage: lifeboat regedit %1 %2"), {usage.name, usage.arguments});
  throw sdk::Failed({LB_BAD_USE, why.empty() ? how : why + '\n' + how});
}

const Known& find(const std::vector<Known>& all, const std::string& given, const Usage& usage) {
  const auto found = std::ranges::find_if(all, [&](const Known& known) {
    return given == "--" + known.name || (!known.short_form.empty() && given == known.short_form);
  });
  if (found == all.end()) refuse(usage, words(tr("There is no option %1."), {given}));
  return *found;
}

bool is_option(const std::vector<Known>& all, const std::string& argument) {
  if (argument.starts_with("--")) return true;
  return std::ranges::any_of(all, [&](const Known& known) {
    return !known.short_form.empty() && known.short_form == argument;
  });
}

}  // namespace

Options::Options(const sdk::ActionCall& call, const Usage& usage, std::initializer_list<std::string_view> known) {
  std::vector<Known> all;
  for (const std::string_view text : known) all.push_back(known_of(text));
  bool is_past_options = false;
  for (std::size_t i = 0; i < call.count(); ++i) {
    const std::string argument = call.argument(i);
    if (is_past_options || !is_option(all, argument)) {
      plain_.push_back(argument);
    } else if (argument == "--") {
      is_past_options = true;
    } else {
      const std::size_t equals = std::min(argument.find('='), argument.size());
      const Known& option = find(all, argument.substr(0, equals), usage);
      const bool has_value = equals < argument.size();
      if (!option.takes_value && has_value) refuse(usage, words(tr("%1 takes no value."), {"--" + option.name}));
      if (option.takes_value && !has_value && ++i >= call.count()) {
        refuse(usage, words(tr("%1 needs a value."), {"--" + option.name}));
      }
      given_[option.name] = has_value ? argument.substr(equals + 1) : option.takes_value ? call.argument(i) : "";
    }
  }
  if (count() < usage.least || count() > usage.most) refuse(usage, "");
}

std::optional<std::string> Options::value(const std::string& name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return std::nullopt;
  return found->second;
}

}  // namespace lifeboat::regedit

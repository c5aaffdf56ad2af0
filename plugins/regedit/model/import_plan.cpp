#include "plugins/regedit/model/import_plan.hpp"

#include <cstdio>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/regfile/hive_prefix.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

constexpr const char* k_current = "CurrentControlSet";

// "ControlSet001", of a SYSTEM hive without a key of the alias' own name; else "".
std::string current_control_set(const sdk::Registry& registry) {
  auto select = registry.open("Select");
  if (!select || registry.open(k_current)) return "";
  auto current = select.value().data("Current");
  if (!current || current.value().bytes.size() != 4) return "";
  char name[32];
  std::snprintf(name, sizeof name, "ControlSet%03llu",
                static_cast<unsigned long long>(understand(current.value()).number));
  return name;
}

// Adds the line to what is thrown.
template <class Act>
void at_line(std::uint32_t line, Act act) {
  try {
    act();
  } catch (const sdk::Failed& failed) {
    throw sdk::Failed({failed.status(), words(tr("line %1: %2"), {std::to_string(line), failed.what()})});
  }
}

}  // namespace

ImportPaths::ImportPaths(const sdk::Registry& registry, bool is_bare, std::string prefix)
    : is_bare_(is_bare), prefix_(std::move(prefix)), control_set_(is_bare ? current_control_set(registry) : "") {}

std::string ImportPaths::of(const std::string& path) const {
  const std::string whole = normal_path(path);
  if (!is_bare_) return whole;
  if (prefix_.empty()) {
    if (!whole.starts_with("HKEY_")) return in_control_set(path);
    throw sdk::Failed({LB_BAD_USE, words(tr("%1 is a whole path: say with --prefix which key this hive is, for example "
                                            "--prefix HKEY_LOCAL_MACHINE\\SYSTEM"), {one_line(whole)})});
  }
  auto inside = without_prefix(prefix_, path);
  if (inside) return in_control_set(std::move(*inside));
  throw sdk::Failed({LB_REFUSED, words(tr("%1 lies outside of %2"), {one_line(whole), prefix_})});
}

std::string ImportPaths::in_control_set(std::string path) const {
  const auto inside = control_set_.empty() ? std::nullopt : without_prefix(k_current, path);
  return inside ? with_prefix(control_set_, *inside) : path;
}

void import_key(ImportTarget& target, const RegKey& wanted, const ImportPaths& paths, const Told& told) {
  std::string path;
  at_line(wanted.line, [&] {
    path = paths.of(wanted.path);
    told({wanted.line, path, nullptr, wanted.is_deleted ? target.delete_key(path) : target.make_key(path)});
  });
  for (const RegValue& value : wanted.values) {
    at_line(value.line, [&] {
      told({value.line, path, &value,
            value.data ? target.set_value(value.name, *value.data) : target.delete_value(value.name)});
    });
  }
}

}  // namespace lifeboat::regedit

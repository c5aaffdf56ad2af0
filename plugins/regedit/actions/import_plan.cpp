#include "plugins/regedit/actions/import_plan.hpp"

#include <cstdio>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/arguments.hpp"
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

bool is_not_found(const sdk::Failure& failure) { return failure.status == LB_NOT_FOUND; }

// Adds the line to what is thrown.
template <class Act>
void at_line(std::uint32_t line, Act act) {
  try {
    act();
  } catch (const sdk::Failed& failed) {
    throw sdk::Failed({failed.status(), words(tr("line %1: %2"), {std::to_string(line), failed.what()})});
  }
}

Effect delete_key(const sdk::Registry& registry, const std::string& path) {
  auto key = registry.open(path);
  if (!key && is_not_found(key.failure())) return Effect::unchanged;
  key.value().delete_key().value();
  return Effect::deleted;
}

Effect delete_value(sdk::Key& key, const std::string& name) {
  const auto done = key.delete_value(name);
  if (!done && is_not_found(done.failure())) return Effect::unchanged;
  done.value();
  return Effect::deleted;
}

Effect set_value(sdk::Key& key, const std::string& name, const sdk::RegistryData& data) {
  auto old = key.data(name);
  if (old && old.value().type == data.type && old.value().bytes == data.bytes) return Effect::unchanged;
  const bool is_new = !old && is_not_found(old.failure());
  key.set_value(name, data).value();
  return is_new ? Effect::created : Effect::changed;
}

void apply_values(sdk::Key& key, const std::string& path, const RegKey& wanted, const Told& told) {
  for (const RegValue& value : wanted.values) {
    at_line(value.line, [&] {
      const Effect effect = value.data ? set_value(key, value.name, *value.data) : delete_value(key, value.name);
      told({value.line, path, &value, effect});
    });
  }
}

void apply_key(sdk::Registry& registry, const RegKey& wanted, const std::string& path, const Told& told) {
  const bool is_there = registry.open(path).is_ok();
  sdk::Key key = [&] {
    std::optional<sdk::Key> made;
    at_line(wanted.line, [&] { made.emplace(open_or_make(registry, path)); });
    return std::move(*made);
  }();
  told({wanted.line, path, nullptr, is_there ? Effect::unchanged : Effect::created});
  apply_values(key, path, wanted, told);
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

void apply_reg_file(sdk::Registry& registry, const RegFile& file, const ImportPaths& paths, const Told& told) {
  for (const RegKey& wanted : file) {
    std::string path;
    at_line(wanted.line, [&] { path = paths.of(wanted.path); });
    if (!wanted.is_deleted) {
      apply_key(registry, wanted, path, told);
    } else {
      at_line(wanted.line, [&] { told({wanted.line, path, nullptr, delete_key(registry, path)}); });
    }
  }
}

}  // namespace lifeboat::regedit

#include "plugins/regedit/actions/hive_state.hpp"

#include <vector>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/actions/arguments.hpp"
#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/regfile/hive_prefix.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

bool has_hives(const sdk::Host& host) { return host.find_extension<lb_hives>(LB_EXT_HIVES) != nullptr; }

// The key, or the nearest above it that there is.
sdk::Outcome<sdk::Key> nearest_key(const sdk::Registry& registry, std::string path) {
  auto key = registry.open(path);
  while (!key && !path.empty()) key = registry.open(path = parent_path(path));
  return key;
}

std::vector<std::uint32_t> hives_at(const sdk::Hives& hives, const sdk::Key& key, const std::string& path, bool is_deep) {
  if (auto index = hives.of_key(key)) return {index.value()};
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; is_deep && i < hives.count(); ++i) {
    auto info = hives.info(i, false);
    if (info && without_prefix(path, info.value().mount)) out.push_back(i);
  }
  return out;
}

std::string name_of(const sdk::HiveInfo& info) { return info.mount.empty() ? info.file : info.mount; }

void warn(const sdk::ActionCall& call, const sdk::HiveInfo& info) {
  if (info.is(LB_HIVE_REPLAYABLE)) {
    call.error(words(tr("warning: %1 is shown as the file stands; its logs hold later changes (--replay applies them)\n"),
                     {name_of(info)}));
  } else if (info.is(LB_HIVE_UNCLEAN)) {
    call.error(words(tr("warning: Windows did not finish writing %1, and no log fits: it is shown as the file stands\n"),
                     {name_of(info)}));
  }
}

// `act` gets each hive at `path` with its number.
template <class Act>
void for_each_hive(const sdk::ActionCall& call, const std::string& path, bool is_deep, Act act) {
  if (!has_hives(call.host())) return;
  std::vector<std::uint32_t> found;
  sdk::Hives hives(call.host());
  if (auto key = nearest_key(sdk::Registry(call.host()), path)) found = hives_at(hives, key.value(), path, is_deep);
  for (const std::uint32_t index : found) {
    if (auto info = hives.info(index, true)) act(hives, index, info.value());
  }
}

void replay(sdk::Hives& hives, std::uint32_t index, const sdk::HiveInfo& info) {
  if (info.is(LB_HIVE_REPLAYABLE) && !info.is(LB_HIVE_REPLAYED)) hives.replay(index).value();
}

}  // namespace

bool is_bare_hive(const sdk::Host& host) {
  if (!has_hives(host)) return false;
  const sdk::Hives hives(host);
  auto info = hives.count() == 1 ? hives.info(0, false) : sdk::Failure{};
  return info && info.value().mount.empty();
}

std::string host_path(const sdk::Host& host, const std::string& argument) {
  return is_bare_hive(host) ? key_argument(argument) : normal_path(argument);
}

void prepare_reading(const sdk::ActionCall& call, const Options& options, const std::string& path, bool is_deep) {
  for_each_hive(call, path, is_deep, [&](sdk::Hives& hives, std::uint32_t index, const sdk::HiveInfo& info) {
    if (options.has("replay")) replay(hives, index, info);
    if (!options.has("replay") || !info.is(LB_HIVE_REPLAYABLE)) warn(call, info);
  });
}

void replay_if_asked(const sdk::ActionCall& call, const Options& options, const std::string& path) {
  if (!options.has("replay")) return;
  for_each_hive(call, path, false, &replay);
}

}  // namespace lifeboat::regedit

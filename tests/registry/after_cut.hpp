// A hive as the next program finds it after a cut: replayed when it is unclean.
#pragma once

#include "host/registry/replay.hpp"

namespace lifeboat::registry::test {

inline Result<Hive> open_with_logs(std::span<const std::byte> primary, const LogFiles& logs, const std::string& name) {
  auto hive = Hive::open(primary, name);
  if (!hive || hive->state() == HiveState::clean) return hive;
  if (auto replayed = hive->replay(logs); !replayed) return tl::unexpected<Error>(replayed.error());
  return hive;
}

inline Result<Hive> open_after_cut(std::span<const std::byte> primary, std::vector<std::byte> log1,
                                   const std::string& name) {
  return open_with_logs(primary, {std::move(log1), {}, {}}, name);
}

}  // namespace lifeboat::registry::test

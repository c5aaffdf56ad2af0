#include "host/registry/offline/snapshot_extension.hpp"

#include "host/registry/offline/extension_calls.hpp"
#include "host/registry/offline/snapshot_walk.hpp"

struct lb_snapshot {
  lifeboat::registry::Snapshot content;
};

namespace lifeboat::registry {
namespace {

lb_status take(const lb_host* host, lb_key key, lb_snapshot** out) {
  return with_registry(host, [&](OfflineRegistry& registry) -> Status {
    auto open = service_of(host).keys().find(registry, key);
    if (!open) return tl::unexpected<Error>(open.error());
    auto taken = Snapshot::take(registry, (*open)->node);
    if (!taken) return tl::unexpected<Error>(taken.error());
    *out = new lb_snapshot{std::move(*taken)};
    return {};
  });
}

void release(lb_snapshot* snapshot) { delete snapshot; }

std::uint64_t total_bytes(const lb_snapshot* snapshot) { return snapshot->content.total_bytes(); }

lb_status walk(const lb_snapshot* snapshot, std::uint32_t flags, const lb_visitor* visitor) {
  walk_snapshot(snapshot->content, (flags & LB_WALK_DATA) != 0, *visitor);
  return LB_OK;
}

lb_status check(const lb_snapshot* snapshot, std::int32_t (*found)(void* user, const lb_finding* finding),
                void* user) {
  check_snapshot(snapshot->content, [&](const lb_finding& finding) { return found(user, &finding) != LB_WALK_END; });
  return LB_OK;
}

}  // namespace

const lb_snapshots* snapshot_extension() {
  static constexpr lb_snapshots k_table = {
      .size = sizeof(lb_snapshots),
      .take = take,
      .release = release,
      .total_bytes = total_bytes,
      .walk = walk,
      .check = check,
  };
  return &k_table;
}

}  // namespace lifeboat::registry

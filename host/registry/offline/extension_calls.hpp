// What the thunks of this folder's extensions share: from the plug-in's `lb_host` to the registry service, and from an
// error of ours to a status. UI thread only.
#pragma once

#include <lifeboat/ext/registry.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "host/loader/extensions/tool_host.hpp"
#include "host/registry/offline/registry_service.hpp"

namespace lifeboat::registry {

[[nodiscard]] inline RegistryService& service_of(const lb_host* host) {
  return *loader::ToolHost::from(host).service<RegistryService>();
}

inline lb_status report(const lb_host* host, const Error& error) { return loader::ToolHost::from(host).fail(error); }

inline lb_status answer(const lb_host* host, const Status& status) {
  return status ? LB_OK : report(host, status.error());
}

// Copies as much of `from` as the caller's structure has room for; `size` stays the caller's.
template <class T>
void fill(T* to, T from) {
  from.size = to->size;
  std::memcpy(to, &from, std::min<std::size_t>(to->size, sizeof(T)));
}

// Runs `body(registry)` unless nothing is selected, and gives its failure to the plug-in.
template <class Body>
lb_status with_registry(const lb_host* host, Body body) {
  auto registry = service_of(host).current();
  if (!registry) return report(host, registry.error());
  (*registry)->set_author(service_of(host).who(), loader::ToolHost::from(host).tool_id());
  return answer(host, body(**registry));
}

}  // namespace lifeboat::registry

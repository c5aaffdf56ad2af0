// A plug-in's shared object in this process: opened once, never unloaded, because threads, thread-local destructors
// and function pointers of the plug-in may outlive any moment at which we could. Opening runs its constructors, so
// only what passed the probe is opened in the console.
#pragma once

#include <filesystem>

#include "host/base/error.hpp"
#include "host/loader/sidecar.hpp"
#include "lifeboat/ext/actions.h"
#include "lifeboat/plugin.h"

namespace lifeboat::loader {

class PluginLibrary {
 public:
  // `path` is absolute. Checks the whole descriptor; calls nothing but `tool_descriptor`. [ui]
  [[nodiscard]] static Result<PluginLibrary> open(const std::filesystem::path& path);

  [[nodiscard]] const lb_plugin& entry() const { return *entry_; }
  // nullptr when the plug-in offers none.
  [[nodiscard]] const lb_actions* actions() const;
  // Refuses, naming the field, when the sidecar says something else than the plug-in.
  [[nodiscard]] Status agrees_with(const Sidecar& sidecar) const;

 private:
  explicit PluginLibrary(const lb_plugin* entry) : entry_(entry) {}
  const lb_plugin* entry_;
};

}  // namespace lifeboat::loader

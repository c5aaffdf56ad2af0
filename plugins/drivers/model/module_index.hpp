// The modules that this environment brought along, through libkmod: which fit a device, which there are, and which its
// settings keep from being loaded. libkmod reads only the environment's own index here, never a file of others
// (docs/decisions.md).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "plugins/drivers/model/places.hpp"

struct kmod_ctx;

namespace lifeboat::drivers {

struct KnownModule {
  std::string name;  // "ahci"
  bool is_builtin = false, is_loaded = false, is_blacklisted = false;
};

// The name as the kernel writes it: '-' becomes '_'.
[[nodiscard]] std::string module_name(std::string name);

class ModuleIndex {
 public:
  // A folder without an index has no modules.
  explicit ModuleIndex(const Places& places);

  // Modules whose aliases fit that modalias.
  [[nodiscard]] std::vector<KnownModule> fitting(const std::string& modalias) const;
  // Built in, loaded, or there to be loaded.
  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] bool is_builtin(const std::string& name) const;
  [[nodiscard]] bool is_loaded(const std::string& name) const;

 private:
  struct Unref {
    void operator()(kmod_ctx* context) const;
  };
  std::filesystem::path loaded_;  // sysfs' folder of loaded modules
  std::unique_ptr<kmod_ctx, Unref> context_;
};

}  // namespace lifeboat::drivers

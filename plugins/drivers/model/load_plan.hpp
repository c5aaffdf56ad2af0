// What must be loaded, in which order, so that a module from a folder can be: first what it depends on, from this
// environment where it has it, else from the same folder.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "plugins/drivers/model/module_facts.hpp"

namespace lifeboat::drivers {

struct LoadStep {
  std::string name;
  std::string path;  // "": the environment's own
  bool operator==(const LoadStep&) const = default;
};

struct LoadPlan {
  std::vector<LoadStep> steps;  // the module itself last
  std::string missing;          // a module that is nowhere; "" where all are
  bool is_loaded = false;       // nothing is to be done
};

// A module of the folder that this kernel could take.
struct Sibling {
  std::string path;
  std::vector<std::string> depends;
};

struct Known {
  std::function<bool(const std::string& name)> is_loaded;  // or built in
  std::function<bool(const std::string& name)> is_here;    // in this environment
  std::map<std::string, Sibling> siblings;                 // by the kernel's names
};

// Modules that depend on each other in a circle are taken once.
[[nodiscard]] LoadPlan plan_load(const std::string& name, const Sibling& module, const Known& known);

}  // namespace lifeboat::drivers

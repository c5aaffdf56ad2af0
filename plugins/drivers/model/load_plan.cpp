#include "plugins/drivers/model/load_plan.hpp"

#include <set>

#include "plugins/drivers/model/module_index.hpp"

namespace lifeboat::drivers {
namespace {

// The kernel itself goes no deeper; a chain that a file makes up must not use up the stack.
constexpr std::size_t k_most_depth = 32;

class Planner {
 public:
  explicit Planner(const Known& known) : known_(known) {}

  void add(const std::string& name, const Sibling& module, std::size_t depth) {
    if (!seen_.insert(name).second) return;
    for (const std::string& needed : module.depends) add_needed(module_name(needed), depth + 1);
    plan_.steps.push_back({name, module.path});
  }
  [[nodiscard]] LoadPlan finish() { return std::move(plan_); }

 private:
  void add_needed(const std::string& name, std::size_t depth) {
    if (known_.is_loaded(name)) return;
    if (known_.is_here(name)) {
      if (seen_.insert(name).second) plan_.steps.push_back({name, ""});
      return;
    }
    const auto sibling = known_.siblings.find(name);
    if (sibling != known_.siblings.end() && depth < k_most_depth) return add(name, sibling->second, depth);
    if (plan_.missing.empty()) plan_.missing = name;
  }

  const Known& known_;
  std::set<std::string> seen_;
  LoadPlan plan_;
};

}  // namespace

LoadPlan plan_load(const std::string& name, const Sibling& module, const Known& known) {
  if (known.is_loaded(name)) return {{}, {}, true};
  Planner planner(known);
  planner.add(name, module, 0);
  return planner.finish();
}

}  // namespace lifeboat::drivers

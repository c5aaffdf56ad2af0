// The one thing here that changes the running system: handing a module to the kernel. An interface, so that everything
// before it is tested without; nothing but the recovery image (--live) ever gets the real one.
#pragma once

#include <memory>
#include <string>

#include "lifeboat/cpp/outcome.hpp"
#include "plugins/drivers/model/load_plan.hpp"
#include "plugins/drivers/model/places.hpp"

namespace lifeboat::drivers {

class ModuleLoader {
 public:
  virtual ~ModuleLoader() = default;
  // Why nothing is loaded here; "" where it may be.
  [[nodiscard]] virtual std::string refusal() const = 0;
  // One of the environment's own, with all that it depends on.
  [[nodiscard]] virtual sdk::Outcome<void> load_own(const std::string& name) = 0;
  [[nodiscard]] virtual sdk::Outcome<void> load_file(const std::string& path) = 0;
};

// Without `is_live`, one that refuses. What it takes is slow: for a job or an action.
[[nodiscard]] std::unique_ptr<ModuleLoader> make_module_loader(const Places& places, bool is_live);

// Takes all steps, to the first that fails. What was loaded before it stays loaded.
[[nodiscard]] sdk::Outcome<void> carry_out(const LoadPlan& plan, ModuleLoader& loader);

// What the kernel means by the number that it answers a module with.
[[nodiscard]] std::string describe_load_error(int error_number);

}  // namespace lifeboat::drivers

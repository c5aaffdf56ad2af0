#include "plugins/drivers/model/environment.hpp"

#include "plugins/drivers/model/module_facts.hpp"
#include "plugins/drivers/model/small_file.hpp"

namespace lifeboat::drivers {
namespace {

// "none [integrity] confidentiality": the one in force stands in brackets.
bool is_locked_down(const std::string& lockdown) {
  return lockdown.find('[') != lockdown.npos && lockdown.find("[none]") == lockdown.npos;
}

}  // namespace

Environment read_environment(const Places& places) {
  Environment here{places.release(), machine_here(), false};
  here.demands_signature = is_locked_down(read_line(places.sysfs / "kernel/security/lockdown")) ||
                           read_line(places.sysfs / "module/module/parameters/sig_enforce") == "Y";
  return here;
}

}  // namespace lifeboat::drivers

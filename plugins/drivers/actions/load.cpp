// load: one module, after the same look at it that the page takes. Only with --live.
#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/actions/actions.hpp"
#include "plugins/drivers/actions/options.hpp"
#include "plugins/drivers/model/folder_check.hpp"
#include "plugins/drivers/model/module_loader.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {

lb_status load(sdk::ActionCall& call) {
  const Options options = parse_load(call);
  const auto loader = make_module_loader(options.places, options.is_live);
  if (const std::string refusal = loader->refusal(); !refusal.empty()) throw sdk::Failed({LB_REFUSED, refusal});
  const CheckedFile file = check_file(options.path, options.places).value();
  if (!file.verdict.may_load()) throw sdk::Failed({LB_REFUSED, file.verdict.words});
  carry_out(file.plan, *loader).value();
  call.out(say(sdk::tr("The driver {} is loaded."), file.facts.name) + '\n');
  return LB_OK;
}

}  // namespace lifeboat::drivers

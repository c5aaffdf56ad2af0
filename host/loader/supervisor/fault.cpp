#include "host/loader/supervisor/fault.hpp"

#include <cstring>

#include <fmt/format.h>

#include "host/base/text.hpp"

namespace lifeboat::supervisor {

namespace {

const char* doing(Phase phase) {
  switch (phase) {
    case Phase::load: return tr("while it was being loaded");
    case Phase::create: return tr("while it was being opened");
    case Phase::frame: return tr("while it drew its page");
    case Phase::destroy: return tr("while it was being closed");
    case Phase::job: return tr("while it worked in the background");
    case Phase::ask:
    case Phase::none: return tr("while it was open");
  }
  return tr("while it was open");
}

}  // namespace

std::string describe(const Fault& fault) {
  switch (fault.cause) {
    case Cause::signal:
      return fmt::format(fmt::runtime(tr("Switched off: it crashed {} ({}).")), doing(fault.phase),
                         ::strsignal(fault.number));
    case Cause::exited:
      return fmt::format(fmt::runtime(tr("Switched off: it ended the console {} (exit code {}).")),
                         doing(fault.phase), fault.number);
    case Cause::blocked:
      return fmt::format(fmt::runtime(tr("Switched off: it did not come back {}.")), doing(fault.phase));
  }
  return {};
}

}  // namespace lifeboat::supervisor

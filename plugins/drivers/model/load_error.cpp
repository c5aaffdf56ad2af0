#include <cerrno>
#include <system_error>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/module_loader.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {

using sdk::tr;

std::string describe_load_error(int error_number) {
  switch (error_number) {
    case ENOEXEC: return tr("the kernel cannot run it: it was built for another kernel, or with other options");
    case EPERM: return tr("the kernel forbids it: Secure Boot lets it take signed drivers only, or this is not root");
    case EKEYREJECTED:
    case ENOKEY: return tr("it is signed by somebody whom this computer does not trust");
    case EBADMSG: return tr("its signature is damaged, or it was changed after it was signed");
    case ELIBBAD: return tr("its signature cannot be read");
    case EEXIST: return tr("it is loaded already, or another driver does the same");
    case ENOENT: return tr("it uses functions that neither the kernel nor a loaded driver has");
    case ENODEV: return tr("it found no device that it can drive");
    case EBUSY: return tr("the device is in use, or the driver is being loaded already");
    case EINVAL: return tr("the kernel finds it malformed, or does not take its parameters");
    case ENOMEM: return tr("there is not enough memory for it");
    case ETIMEDOUT: return tr("the device did not answer in time");
    default: return say(tr("the kernel answered: {}"), std::generic_category().message(error_number));
  }
}

}  // namespace lifeboat::drivers

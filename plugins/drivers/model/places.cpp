#include "plugins/drivers/model/places.hpp"

#include <sys/utsname.h>

namespace lifeboat::drivers {

Places places_here() {
  utsname kernel{};
  Places places;
  if (::uname(&kernel) == 0) places.modules = std::filesystem::path("/lib/modules") / kernel.release;
  return places;
}

}  // namespace lifeboat::drivers

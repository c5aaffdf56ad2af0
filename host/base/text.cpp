#include "host/base/text.hpp"

#include <clocale>
#include <cstring>

namespace lifeboat {

void init_text(const char* locale_dir) {
  const char* chosen = std::setlocale(LC_ALL, "");
  if (chosen == nullptr || std::strcmp(chosen, "C") == 0 || std::strcmp(chosen, "POSIX") == 0) {
    std::setlocale(LC_ALL, "C.UTF-8");
  }
  std::setlocale(LC_NUMERIC, "C");
  ::bindtextdomain(k_text_domain, locale_dir);
  ::bind_textdomain_codeset(k_text_domain, "UTF-8");
  ::textdomain(k_text_domain);
}

}  // namespace lifeboat

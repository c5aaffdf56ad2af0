// Texts of a plug-in, by gettext, in the domain that add_tool_plugin(TEXT_DOMAIN …) names. `tr` translates now;
// N_ marks a message that is translated later (descriptors, tables). The host binds the domain to its folder.
#pragma once

#include <libintl.h>

namespace lifeboat::sdk {

#ifdef LIFEBOAT_TEXT_DOMAIN
[[nodiscard]] inline const char* tr(const char* message) { return ::dgettext(LIFEBOAT_TEXT_DOMAIN, message); }
[[nodiscard]] inline const char* tr_count(const char* one, const char* many, unsigned long count) {
  return ::dngettext(LIFEBOAT_TEXT_DOMAIN, one, many, count);
}
#else
[[nodiscard]] inline const char* tr(const char* message) { return message; }
[[nodiscard]] inline const char* tr_count(const char* one, const char* many, unsigned long count) {
  return count == 1 ? one : many;
}
#endif

}  // namespace lifeboat::sdk

#ifndef N_
#define N_(message) message
#endif

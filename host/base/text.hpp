// Every text a person reads goes through gettext: `tr("…")` looks it up, N_("…") only marks it for extraction.
// gettext never translates in locale C; `init_text` therefore falls back to C.UTF-8, where LANGUAGE=fr works.
#pragma once

#include <libintl.h>

namespace lifeboat {

inline constexpr const char* k_text_domain = "lifeboat";

[[nodiscard]] inline const char* tr(const char* text) { return ::dgettext(k_text_domain, text); }

// Call once at the start of main, before any thread. `locale_dir` holds <language>/LC_MESSAGES/lifeboat.mo.
void init_text(const char* locale_dir);

}  // namespace lifeboat

#define N_(text) text

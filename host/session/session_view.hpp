// What the person sees of a session: the question, the strip while it lasts, the word when it is over. Draws facts
// and answers presses; decides nothing. UI thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "host/session/session_facts.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::session {

// Everything of a session has a path that begins with "session/".
// "consent/allow" and "consent/refuse": nothing while the person has not answered. `welcome`: the administrator's words,
// "" for none.
[[nodiscard]] std::optional<bool> draw_question(ui::Ui& ui, const SessionFacts& facts, const std::string& welcome,
                                                bool is_new);
// "banner/end": whether End was pressed. `refusal`: why the person's input was refused just now; "" when it was not.
[[nodiscard]] bool draw_strip(ui::Ui& ui, const SessionFacts& facts, std::string_view chord,
                              std::string_view refusal);
// "ended/ok": whether it was read.
[[nodiscard]] bool draw_ended(ui::Ui& ui, const EndedSession& ended, const std::string& aftermath);

// "\"Ada\" (10.5.14.52)", or the address alone.
[[nodiscard]] std::string who_text(const std::string& name, const std::string& address);

}  // namespace lifeboat::session

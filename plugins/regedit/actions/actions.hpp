// lifeboat regedit …: each action, and how it is called. Answers are exit codes: 0 done, 1 not found, 2 bad use,
// 3 damaged or refused; `check` has 4, too. Failures are thrown as sdk::Failed, whose words the thunk writes to standard
// error.
#pragma once

#include "lifeboat/cpp/actions.hpp"
#include "plugins/regedit/actions/options.hpp"

namespace lifeboat::regedit {

inline constexpr Usage k_query{"query", "KEY [VALUE] [-s] [--replay]", 1, 2};
inline constexpr Usage k_set{"set", "KEY VALUE TYPE DATA [--replay]", 4, 4};
inline constexpr Usage k_delete{"delete", "KEY [VALUE] [--replay]", 1, 2};
inline constexpr Usage k_rename{"rename", "KEY [VALUE] NEWNAME [--replay]", 2, 3};
inline constexpr Usage k_export{"export", "[KEY] [--output FILE] [--prefix KEY] [--replay]", 0, 1};
inline constexpr Usage k_import{"import", "FILE [--dry-run] [--prefix KEY] [--replay]", 1, 1};
inline constexpr Usage k_search{
    "search", "TEXT [KEY] [--keys] [--values] [--data] [--exact] [--case] [--replay]", 1, 2};
inline constexpr Usage k_check{"check", "[KEY]", 0, 1};
inline constexpr Usage k_recover{"recover", "[KEY] [--output FILE]", 0, 1};

lb_status query(sdk::ActionCall& call);
lb_status set(sdk::ActionCall& call);
lb_status remove(sdk::ActionCall& call);
lb_status rename(sdk::ActionCall& call);
lb_status export_keys(sdk::ActionCall& call);
lb_status import_file(sdk::ActionCall& call);
lb_status search(sdk::ActionCall& call);
lb_status check(sdk::ActionCall& call);
lb_status recover(sdk::ActionCall& call);

}  // namespace lifeboat::regedit

// What a person does on the way in, and in Registry Editor, at a machine's console.
#pragma once

#include "tests/vm/machine.hpp"

namespace lifeboat::vm {

// From the first page to the list of installations, without a network; drive letters as Windows has them.
void walk_to_installations(Machine& machine);
// On to the options, with the first installation.
void choose_first_installation(Machine& machine);
// From the options into Registry Editor, where the spooler's Start (tests/e2e/spooler.hpp) becomes 4. Not saved.
void edit_spooler(Machine& machine);
// What was edited, with the yes; until it is said to be saved.
void save(Machine& machine);

}  // namespace lifeboat::vm

# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Two programs that a build does without, but not as fast: ccache does not compile again what it has
# compiled before, and mold links faster.
find_program(LOADSTONE_CCACHE ccache)
foreach(language IN ITEMS C CXX)
    if(LOADSTONE_CCACHE AND NOT CMAKE_${language}_COMPILER_LAUNCHER)
        set(CMAKE_${language}_COMPILER_LAUNCHER ${LOADSTONE_CCACHE})
    endif()
endforeach()
find_program(LOADSTONE_MOLD mold)
if(LOADSTONE_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

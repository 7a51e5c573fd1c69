# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A layer is a folder and a static library of the same name: core/http is loadstone_http. What a
# layer may use stands in its CMakeLists.txt; tests/system/includes_test proves that includes agree.

add_library(loadstone_options INTERFACE)
target_include_directories(loadstone_options INTERFACE ${PROJECT_SOURCE_DIR}
                                                       ${PROJECT_BINARY_DIR}/generated)
target_compile_options(loadstone_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                   -Wnon-virtual-dtor -Wold-style-cast)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC 12 warns of overlapping copies inside std::string that cannot happen (its bug 105651).
    target_compile_options(loadstone_options INTERFACE -Wno-restrict)
endif()

# loadstone_layer(NAME [QT] [SELDOM] SOURCES file... USES target...)
# SELDOM: nothing of it is done for each request, byte or word, so builds for tests leave it as it is.
function(loadstone_layer name)
    cmake_parse_arguments(LAYER "QT;SELDOM" "" "SOURCES;USES" ${ARGN})
    add_library(loadstone_${name} STATIC ${LAYER_SOURCES})
    target_link_libraries(loadstone_${name} PUBLIC loadstone_options ${LAYER_USES})
    # A unity build reads headers once for so many files: they take longer than what uses them, and
    # clang-tidy looks at them each time.
    set_target_properties(loadstone_${name} PROPERTIES AUTOMOC ${LAYER_QT}
                                                       UNITY_BUILD_BATCH_SIZE 70)
    if(NOT LAYER_QT)
        target_compile_options(loadstone_${name} PRIVATE ${LOADSTONE_CORE_OPTIONS})
    endif()
    if(NOT LAYER_QT AND NOT LAYER_SELDOM)
        target_compile_options(loadstone_${name} PRIVATE ${LOADSTONE_ENGINE_OPTIONS})
    endif()
endfunction()
